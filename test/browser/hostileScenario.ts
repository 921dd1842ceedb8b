/** Texts that try to be more than texts: markup, handlers, style sheets, SVG, turned writing. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "' onmouseover='alert(3)",
  '</style><style>*{display:none}</style>',
  '</svg><svg onload=alert(4)>',
  '<a href="javascript:alert(5)">x</a>',
  '<iframe src="https://example.org"></iframe>',
  '\u202egnihton\u202c',
] as const;

/** All of them in one, and a word by which it is found again. */
export const TEXT = `HOSTILE ${HOSTILE.join(' ')}`;

const QUOTED = JSON.stringify(TEXT);

/** A scenario with a hostile text in every place where it may bring a text. */
export const HOSTILE_SCENARIO = `volhoud: 1
name: ${QUOTED}
description: ${QUOTED}
classification: ${QUOTED}
start: 2015-01-01
horizon: 6 months
reporting: month
replications: 8
seed: ${QUOTED}
sources:
  letter: { title: ${QUOTED}, date: 2015-02, url: "https://example.org/?a='onload&b=1" }
  other: { title: ${QUOTED}, public: false }
people:
  groups:
    abroad: { label: ${QUOTED}, initial: { value: 20, source: letter, note: ${QUOTED} } }
    returned: { label: ${QUOTED} }
  flows:
    return: { from: abroad, to: returned, hazard: 50 % / year, opens: call }
organisations:
  one:
    label: ${QUOTED}
    units:
      staff: { label: ${QUOTED}, onDuty: { value: 5, range: [4, 6], source: other, note: ${QUOTED} } }
  two:
    label: ${QUOTED}
    units:
      staff: { label: ${QUOTED}, onDuty: 6 }
cases:
  call:
    label: ${QUOTED}
    arrivals: 4 / h
    steps:
      serve: { unit: one.staff, effort: { exponential: { mean: 1 h } }, startWithin: 1 h, then: next }
      next: { unit: two.staff, effort: { exponential: { mean: 1 h } }, startWithin: 1 h, then: end }
obligations:
  look: { label: ${QUOTED}, every: 1 week, unit: two.staff, effort: 1 h }
posts:
  gate: { label: ${QUOTED}, required: 1, unit: two.staff }
norms:
  answered: { metric: on_time_share, scope: call.serve, atLeast: 95 % }
  passed: { metric: on_time_share, scope: call.next, atLeast: 50 % }
`;
