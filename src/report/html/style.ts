/**
 * The whole style of a report: quiet, readable at arm's length, on a telephone, and on A4. In print the first and
 * last lines of a classified report are the head and foot of a table, which browsers repeat on every sheet.
 */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 64rem; background: #fff; color: #1a1a1a;
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", Verdana, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.75rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; max-width: 46rem; }
li { max-width: 46rem; overflow-wrap: anywhere; }
ul { margin: .25rem 0 .5rem; padding-left: 1.25rem; }
.classification { margin: 0; max-width: none; text-align: center; font-weight: 700; }
.classified > header { margin-top: 1.5rem; }
.classification:last-child { margin-top: 2.5rem; }
.soft { color: #555; }
.verdict { margin: 1rem 0 1.25rem; padding: .75rem 1.25rem; border-left: .4rem solid #555; background: #f6f6f6; }
.verdict p { margin: .25rem 0; }
.word { font-size: 1.5rem; font-weight: 700; }
.sentence { font-size: 1.1rem; }
.holds { border-color: #00724f; }
.does-not-hold { border-color: #b23a00; }
.undecided { border-color: #8a6400; }
.holds .word { color: #00724f; }
.does-not-hold .word { color: #b23a00; }
.undecided .word { color: #7a5800; }
.contents ul { list-style: none; padding: 0; columns: 2; column-gap: 2rem; }
.contents .part { padding-left: 1.25rem; }
figure { margin: 1.5rem 0; overflow-x: auto; }
figure svg { display: block; max-width: 100%; min-width: 34rem; height: auto; }
.small { display: block; }
.small path { fill: none; }
.small .axis { stroke: #ccc; }
.small .band { fill: #0072b2; fill-opacity: .22; }
.small .line { stroke: #0072b2; stroke-width: 1.4; }
.small .level { stroke: #1a1a1a; stroke-width: 1.1; stroke-dasharray: 4 3; }
.small text { font: 9px "DejaVu Sans", Verdana, sans-serif; fill: #555; text-anchor: end; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.35; }
th, td { padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #ddd; }
thead th, thead th.number { border-bottom: 2px solid #888; vertical-align: bottom; font-weight: 600; white-space: normal; }
tbody th { font-weight: normal; min-width: 9rem; overflow-wrap: anywhere; }
td { min-width: 4rem; overflow-wrap: anywhere; }
td.wordy { min-width: 16rem; }
td:last-child, th:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
.values { table-layout: fixed; min-width: 44rem; }
.values th:nth-child(1) { width: 27%; }
.values th:nth-child(2) { width: 14%; }
.values th:nth-child(3) { width: 17%; }
.values th:nth-child(4) { width: 7%; }
.values td.number { white-space: normal; overflow-wrap: anywhere; }
.glance { max-width: 40rem; }
.organisation th, .organisation td, .total th, .total td { font-weight: 700; background: #f6f6f6; }
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
:focus-visible { outline: 2px solid #00558a; outline-offset: 2px; }
@media (max-width: 36rem) {
  body { padding-top: 1rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
  .contents ul { columns: 1; }
}
@page { size: A4; margin: 12mm 14mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4; }
  h1 { font-size: 17pt; }
  h2 { font-size: 13pt; margin: 6mm 0 2mm; }
  h3 { font-size: 10.5pt; margin: 3mm 0 1mm; }
  h4 { font-size: 9.5pt; margin: 3mm 0 .5mm; }
  h2, h3, h4, .lead, h3 + .soft { break-after: avoid; }
  p, li { max-width: none; orphans: 2; widows: 2; }
  .item { font-size: 8.5pt; line-height: 1.3; }
  .item h4 { font-size: 9pt; }
  .item ul { margin: 0 0 1mm; }
  .item p { margin: 1mm 0; }
  .own-page { break-before: page; }
  .own-page > h2 { margin-top: 0; }
  figure, .verdict, .contents, tr, dl { break-inside: avoid; }
  figure, .scroll { overflow: visible; }
  figure { margin: 2mm 0; }
  #chart-survival svg { max-height: 128mm; }
  figure svg { min-width: 0; max-height: 250mm; }
  thead { display: table-header-group; break-after: avoid; }
  tbody:first-of-type > tr:first-child { break-before: avoid; }
  .organisation { break-after: avoid; }
  table { font-size: 8pt; }
  th, td { padding: .8mm .5rem .8mm 0; }
  tbody th { min-width: 25mm; }
  .norms { font-size: 7.5pt; }
  .norms th, .norms td { padding-right: .3rem; }
  .norms tbody th { min-width: 42mm; }
  .norms td:nth-child(2) { white-space: normal; min-width: 13mm; }
  td, td.wordy { min-width: 0; }
  .organisation-page h3 { margin-top: 2mm; }
  .organisation-page .soft { margin: .5mm 0; font-size: 7.5pt; }
  .organisation-page table { font-size: 7pt; line-height: 1.15; }
  .organisation-page th, .organisation-page td { padding: .4mm .4rem .4mm 0; }
  .organisation-page tbody th { min-width: 28mm; }
  .values { min-width: 0; font-size: 7pt; line-height: 1.25; }
  .values th, .values td { padding-top: .5mm; padding-bottom: .5mm; }
  .pressure td, .pressure tbody th { vertical-align: middle; }
  .small { width: 30mm; height: auto; }
  .classified { display: table; table-layout: fixed; width: 100%; }
  .classified > header, .classified > main { display: table-row-group; }
  .classified > .classification { display: table-header-group; break-inside: avoid; }
  .classified > .classification:last-child { display: table-footer-group; }
  .contents a, table a { color: inherit; text-decoration: none; }
  .sources a::after { content: " (" attr(href) ")"; font-size: .85em; }
}
`.trim();
