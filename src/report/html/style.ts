/**
 * The whole style of a report: quiet, readable at arm's length, on a telephone, and on A4. In print the first and
 * last lines of a classified report are the head and foot of a table, which browsers repeat on every sheet.
 */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 60rem; background: #fff; color: #1a1a1a;
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", Verdana, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
p { margin: .5rem 0; max-width: 46rem; }
.classification { margin: 0; max-width: none; text-align: center; font-weight: 700; }
.classified > header { margin-top: 1.5rem; }
.classification:last-child { margin-top: 2.5rem; }
.soft { color: #555; }
.verdict { margin: 1.5rem 0; padding: 1rem 1.25rem; border-left: .4rem solid #555; background: #f6f6f6; }
.verdict p { margin: .25rem 0; }
.word { font-size: 1.5rem; font-weight: 700; }
.sentence { font-size: 1.1rem; }
.holds { border-color: #00724f; }
.does-not-hold { border-color: #b23a00; }
.undecided { border-color: #8a6400; }
.holds .word { color: #00724f; }
.does-not-hold .word { color: #b23a00; }
.undecided .word { color: #7a5800; }
figure { margin: 1.5rem 0; overflow-x: auto; }
figure svg { display: block; max-width: 100%; min-width: 34rem; height: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.35; }
th, td { padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #ddd; }
thead th, thead th.number { border-bottom: 2px solid #888; vertical-align: bottom; font-weight: 600; white-space: normal; }
tbody th { font-weight: normal; min-width: 11rem; overflow-wrap: anywhere; }
td { min-width: 4rem; overflow-wrap: anywhere; }
td:last-child, th:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
.organisation th, .organisation td { font-weight: 700; background: #f6f6f6; }
.unit th { padding-left: 1rem; }
.whole { white-space: nowrap; }
.words { display: block; color: #555; }
.mark { display: inline-block; padding: 0 .4em; border: 1px solid #b08000; border-radius: .2em; background: #fff4d6;
  color: #5c4300; font-size: .8em; white-space: nowrap; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; }
dt { color: #555; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
a { color: #00558a; }
@media (max-width: 36rem) {
  body { padding-top: 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
}
@page { size: A4; margin: 16mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  figure, .verdict, tr { break-inside: avoid; }
  figure, .scroll { overflow: visible; }
  figure { margin: 3mm 0; }
  figure svg { min-width: 0; max-height: 142mm; }
  h2 { margin-top: 6mm; }
  .run { break-inside: avoid; }
  thead { display: table-header-group; }
  .organisation { break-after: avoid; }
  table { font-size: 8pt; }
  th, td { padding-right: .35rem; }
  tbody th { min-width: 0; }
  td { min-width: 0; }
  .classified { display: table; table-layout: fixed; width: 100%; }
  .classified > header, .classified > main { display: table-row-group; }
  .classified > .classification { display: table-header-group; break-inside: avoid; }
  .classified > .classification:last-child { display: table-footer-group; }
  .sources a::after { content: " (" attr(href) ")"; font-size: .85em; }
}
`.trim();
