#include "evaluate/two_seasons.h"

namespace goeswith::evaluate {

TwoSeasons::TwoSeasons(const Split& newest, const orders::Catalog& catalog,
                       const train::TrainOptions& options, size_t most_asked)
    : newest_(newest),
      before_(split_newest(newest.training, newest.training.lines.size(), most_asked)) {
  try {
    contents_before_ = train::train(before_.training, catalog, options, {});
  } catch (const train::TrainError&) {
    // Then there is none.
  }
}

void TwoSeasons::calibrate(model::Contents& contents, Looked looked) {
  std::vector<Outcomes> seasons = {outcomes_of(contents, newest_.training, newest_.asked, looked)};
  if (contents_before_) {
    contents_before_->ranking = contents.ranking;
    seasons.push_back(outcomes_of(*contents_before_, before_.training, before_.asked, looked));
  }
  fit_curves(contents.ranking, seasons);
}

}  // namespace goeswith::evaluate
