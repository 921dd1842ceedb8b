/** The example of the language’s description: the letter’s chain in short. */
export const LETTER_SCENARIO = `volhoud: 1
name: Voortdurende dreiging, huidige inzet
start: 2015-02-01
horizon: 5 years
calendar: nl
reporting: month
replications: 200
seed: 2015
hold: { probability: 90 %, confidence: 95 % }

sources:
  letter:     { title: Kamerbrief over extra maatregelen tegen terreur, date: 2015-02 }
  assumption: { title: Illustrative assumption, public: false }

parameters:
  outflow: { value: 4 / month, range: [1 / month, 8 / month], source: assumption }

threat:
  levels: { minimaal: 0.3, beperkt: 0.6, substantieel: 1, kritiek: 2 }
  path: { fixed: substantieel }
  incidents:
    attackAbroad: { rate: 1.5 / year, surge: 1.2, halfLife: 21 days }

people:
  groups:
    abroad:   { initial: { value: 120, source: letter } }
    returned: { initial: { value: 35, source: letter } }
    deceased: { initial: { value: 25, source: letter } }
  flows:
    departure: { to: abroad, rate: outflow * threat }
    return:    { from: abroad, to: returned, hazard: { value: 12 % / year, range: [5 % / year, 30 % / year], source: assumption }, opens: returnee }
    death:     { from: abroad, to: deceased, hazard: 10 % / year }

organisations:
  politie:
    units:
      intake: { fte: 12, productiveHours: 1350 h / year, roster: continuous }
  aivd:
    units:
      assessment: { fte: 30, productiveHours: 1400 h / year, roster: office }
  kmar:
    label: { nl: Koninklijke Marechaussee, en: Royal Marechaussee }
    units:
      border:   { fte: 60, productiveHours: 1350 h / year, roster: continuous }
      guarding: { fte: 280, productiveHours: 1350 h / year, roster: continuous }
  om:
    units:
      prosecutors: { fte: 14, productiveHours: 1400 h / year, roster: office }

cases:
  tip:
    arrivals: 20 / day * threat * (1 + surge)
    initial: { intake: 5, assess: 12 }
    steps:
      intake: { unit: politie.intake, effort: { lognormal: { mean: 45 min, cv: 1 } }, within: 3 days, then: { assess: 15 %, end: rest } }
      assess: { unit: aivd.assessment, effort: { lognormal: { mean: 9 h, cv: 1.2 } }, within: 14 days, then: end }
  returnee:
    about: person
    steps:
      reception: { unit: kmar.border, team: 2, effort: 6 h, priority: 1, preempts: true, then: charge }
      charge:    { unit: om.prosecutors, effort: { gamma: { mean: 12 h, cv: 0.6 } }, within: 10 working days, then: end }

posts:
  highRisk: { required: 20, staff: 2, unit: kmar.guarding }

norms:
  tipsInTime:  { metric: on_time_share, scope: tip.intake, atLeast: 95 %, inARow: 2 }
  postsFilled: { metric: unfilled_share, scope: kmar.guarding, atMost: 1 % }
  chargedLate: { metric: late, scope: returnee.charge, atMost: 0 }
`;
