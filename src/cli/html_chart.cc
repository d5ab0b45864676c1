#include "cli/html_chart.h"

#include <algorithm>

#include "cli/formatted.h"
#include "cli/html_text.h"

namespace goeswith::cli {
namespace {

// Plot area of the reliability chart, in units of its view box.
constexpr double kLeft = 56;
constexpr double kTop = 30;
constexpr double kSide = 290;

std::string number(double value) { return formatted("%.1f", value); }

std::string line(const char* kind, double x1, double y1, double x2, double y2) {
  return "<line class=\"" + std::string(kind) + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) +
         "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\"/>";
}

std::string label(const char* anchor, double x, double y, const std::string& text) {
  return "<text text-anchor=\"" + std::string(anchor) + "\" x=\"" + number(x) + "\" y=\"" +
         number(y) + "\">" + escaped(text) + "</text>";
}

std::string bar_svg(const Bar& bar, double longest) {
  const auto x = [&](double value) {
    return longest <= 0 ? 0 : 100 * std::clamp(value / longest, 0.0, 1.0);
  };
  std::string svg =
      "<svg class=\"bar\" viewBox=\"0 0 100 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\" "
      "focusable=\"false\"><rect y=\"2\" height=\"16\" width=\"" +
      number(x(bar.value)) + "\"/>";
  if (bar.with_interval) {
    const double low = x(bar.interval.low);
    const double high = x(bar.interval.high);
    svg += line("whisker", low, 10, high, 10) + line("whisker", low, 6, low, 14) +
           line("whisker", high, 6, high, 14);
  }
  return svg + "</svg>";
}

// The end of both axes: a round share that holds everything.
double axis_end(const std::vector<evaluate::ReliabilityBin>& bins) {
  double most = 0;
  for (const auto& bin : bins) most = std::max({most, bin.predicted, bin.observed});
  for (const double end : {0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8}) {
    if (most <= end) return end;
  }
  return 1;
}

}  // namespace

std::string bar_rows(const std::vector<Bar>& bars, double longest) {
  std::string html;
  for (const Bar& bar : bars) {
    html += bar.own ? "<tr class=\"own\">" : "<tr>";
    html += "<th scope=\"row\">" + escaped(bar.label) + "</th><td><div class=\"measure\">" +
            bar_svg(bar, longest) + "<span class=\"figure\">" + fine_percent(bar.value);
    if (bar.with_interval) {
      html += " <span class=\"range\">" + number(100 * bar.interval.low) + " to " +
              number(100 * bar.interval.high) + "</span>";
    }
    html += "</span></div></td></tr>\n";
  }
  return html;
}

std::string reliability_chart(const std::vector<evaluate::ReliabilityBin>& bins) {
  const double end = axis_end(bins);
  const auto x = [&](double share) { return kLeft + kSide * std::clamp(share / end, 0.0, 1.0); };
  const auto y = [&](double share) {
    return kTop + kSide - kSide * std::clamp(share / end, 0.0, 1.0);
  };
  std::string svg =
      "<svg class=\"plot\" viewBox=\"0 0 376 376\" role=\"img\" aria-labelledby=\"plot-title "
      "plot-text\"><title id=\"plot-title\">Stated and real probability</title><desc "
      "id=\"plot-text\">Each dot is a tenth of the suggestions. The lowest tenth was stated at " +
      fine_percent(bins.front().predicted) + " and bought in " +
      fine_percent(bins.front().observed) + " of cases, the highest stated at " +
      fine_percent(bins.back().predicted) + " and bought in " + fine_percent(bins.back().observed) +
      ". The table below has them all.</desc>\n";
  for (const double part : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    const double share = part * end;
    svg += line("grid", x(share), y(0), x(share), y(end)) +
           line("grid", x(0), y(share), x(end), y(share));
  }
  for (const double part : {0.0, 0.5, 1.0}) {
    const double share = part * end;
    const std::string text = share < 0.1 && share > 0 ? fine_percent(share) : whole_percent(share);
    svg += label("middle", x(share), kTop + kSide + 20, text) +
           label("end", kLeft - 6, y(share) + 4, text);
  }
  svg += label("middle", kLeft + kSide / 2, kTop + kSide + 44, "stated probability") +
         label("start", 4, 16, "really bought") + line("ideal", x(0), y(0), x(end), y(end)) +
         "<polyline points=\"";
  for (const auto& bin : bins)
    svg += number(x(bin.predicted)) + "," + number(y(bin.observed)) + " ";
  svg += "\"/>";
  for (const auto& bin : bins) {
    svg += "<circle r=\"4.5\" cx=\"" + number(x(bin.predicted)) + "\" cy=\"" +
           number(y(bin.observed)) + "\"/>";
  }
  return svg + "</svg>\n";
}

}  // namespace goeswith::cli
