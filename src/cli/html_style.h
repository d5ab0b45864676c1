#pragma once

namespace goeswith::cli {

// Of the report page: readable from 320 pixels on, in light and in dark.
constexpr char kPageStyle[] = R"(
:root {
  color-scheme: light dark;
  --surface: #fff; --text: #1b1f24; --quiet: #545d68; --line: #d4dae0;
  --own: #0b7a55; --other: #9aa6b2; --whisker: #1b1f24;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #14181c; --text: #e6eaee; --quiet: #a3adb8; --line: #363f48;
    --own: #3fb488; --other: #66727e; --whisker: #e6eaee;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 52rem;
  background: var(--surface); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { margin: 0 0 1rem; font-size: 1.125rem; font-weight: 600; color: var(--quiet); }
h2 { margin: 2.75rem 0 .5rem; font-size: 1.375rem; line-height: 1.25; }
p { margin: .5rem 0; max-width: 42rem; }
.lead { font-size: clamp(1.375rem, 1rem + 2vw, 2rem); line-height: 1.3; font-weight: 600; }
.quiet, caption, .range { color: var(--quiet); }
table { width: 100%; margin: 1rem 0; border-collapse: collapse; }
caption { padding-bottom: .5rem; text-align: start; }
th, td { padding: .375rem .5rem .375rem 0; text-align: start; vertical-align: top; font-weight: 400; }
tbody tr { border-top: 1px solid var(--line); }
thead th, .group th { font-weight: 600; }
.group th { padding-top: .875rem; }
.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead .number { white-space: normal; overflow-wrap: normal; }
.bars th[scope=row] { width: 34%; }
.own th, .own .figure { font-weight: 600; }
.own .range { font-weight: 400; }
.measure { display: flex; flex-wrap: wrap; align-items: center; gap: .125rem .75rem; }
.bar { flex: 1 1 8rem; height: 1.25rem; min-width: 0; fill: var(--other); }
.own .bar { fill: var(--own); }
.figure { flex: 0 0 10.5rem; font-variant-numeric: tabular-nums; }
.whisker { stroke: var(--whisker); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.plot { display: block; width: 100%; max-width: 26rem; height: auto; font-size: 15px; }
.plot text { fill: var(--text); }
.plot circle { fill: var(--own); }
.plot polyline { fill: none; stroke: var(--own); stroke-width: 1.5; }
.grid { stroke: var(--line); }
.ideal { stroke: var(--quiet); stroke-dasharray: 5 4; }
ol, dl { padding: 0; max-width: 42rem; }
ol { padding-inline-start: 1.5rem; }
li { margin: .625rem 0; }
dt { margin-top: .75rem; font-weight: 600; }
dd { margin: 0; }
summary { cursor: pointer; padding: .25rem 0; }
)";

}  // namespace goeswith::cli
