#include "cli/policy_html.h"

#include "cli/formatted.h"
#include "cli/html_text.h"
#include "orders/ascii.h"

namespace goeswith::cli {
namespace {

using evaluate::DialPoint;
using evaluate::History;
using evaluate::HistoryEffect;
using orders::with_commas;

std::string head(const std::string& column) {
  return "<th scope=\"col\" class=\"number\">" + column + "</th>";
}

std::string cell(const std::string& text) { return "<td class=\"number\">" + text + "</td>"; }

std::string row(const std::string& name, const std::string& cells) {
  return "<tr><th scope=\"row\">" + name + "</th>" + cells + "</tr>\n";
}

std::string amount(double value) { return cell(formatted("%.2f", value)); }

std::string dial_table(const std::vector<DialPoint>& dial) {
  std::string html =
      "<table><caption>What the orders of a hundred carts went on to have of four suggestions, "
      "with "
      "the dial between relevance (0) and margin (1)</caption>\n<thead><tr><th "
      "scope=\"col\">Dial</th>" +
      head("Carts") + head("Revenue") + head("Margin") + "</tr></thead><tbody>\n";
  for (const DialPoint& point : dial) {
    html += row(formatted("%.2f", point.dial) + (point.given ? ", yours" : ""),
                amount(point.hits) + amount(point.revenue) + amount(point.margin));
  }
  return html + "</tbody></table>\n";
}

std::string effect_row(const std::string& told, const HistoryEffect& effect) {
  return row(told, amount(effect.hits) +
                       cell(formatted("%+.2f (%+.2f to %+.2f)", effect.more.value,
                                      effect.more.interval.low, effect.more.interval.high)));
}

std::string history_table(const History& history) {
  std::string html = "<table><caption>Of a hundred carts of the " + with_commas(history.carts) +
                     " whose shoppers had bought before: those shown something that was "
                     "bought</caption>\n<thead><tr><th scope=\"col\">The page tells of past "
                     "orders</th>" +
                     head("Carts") + head("More (95 % sure)") + "</tr></thead><tbody>\n" +
                     row("nothing", amount(history.without.hits) + cell(""));
  if (history.due > 0) html += effect_row("what is used up, which comes back", history.used_up);
  html += effect_row("what is owned, which is not offered again", history.owned);
  if (history.due > 0) html += effect_row("both", history.both);
  html += "</tbody></table>\n<p>";
  if (history.due > 0) {
    html += "Beside these carts " + with_commas(history.due) + " items were used up; " +
            with_commas(history.due_shown) + " were shown, and " + with_commas(history.due_bought) +
            " of these bought. ";
  }
  html += with_commas(history.kept_out) + " suggestions of what is owned were kept out; " +
          with_commas(history.kept_out_had) + " of these were bought again nevertheless.</p>\n";
  if (history.consumable.empty()) return html;
  html +=
      "<table><caption>How long what is used up lasts, in days</caption>\n<thead><tr><th "
      "scope=\"col\">Consumable</th>" +
      head("By your policy") + head("Bought again after, median") + head("Times") +
      "</tr></thead><tbody>\n";
  for (const evaluate::Repurchase& item : history.consumable) {
    html +=
        row(escaped(item.what), cell(with_commas(item.days)) + cell(with_commas(item.median_days)) +
                                    cell(with_commas(item.times)));
  }
  return html + "</tbody></table>\n";
}

}  // namespace

std::string policy_section(const evaluate::Report& report) {
  if (report.dial.empty()) return "";
  std::string html = "<h2>What your policy brings</h2>\n" + dial_table(report.dial);
  return report.history ? html + history_table(*report.history) : html;
}

}  // namespace goeswith::cli
