import { describe, expect, it } from 'vitest';
import { loadScenarioText } from '../../src/scenario/index.ts';
import type { SourceNode } from '../../src/scenario/node.ts';
import { readYaml } from '../../src/scenario/read.ts';
import { makeSource } from '../../src/scenario/source.ts';
import { codes, replaced, SMALLEST_SCENARIO } from '../support/scenarioText.ts';

/** A part of the good file below, what stands there instead, and the faults: `code line:column`. */
type Row = readonly [part: string, by: string, ...faults: string[]];

const GOOD = `volhoud: 1
name: Good
start: 2015-02-01
horizon: 1 year
hold: { probability: 90 % }
sources: { letter: { title: Letter } }
parameters: { outflow: 4 / month }
threat:
  levels: { low: 0.5, high: 1 }
  path: { fixed: high }
  incidents: { attack: { rate: 1 / year, surge: 1, halfLife: 1 week } }
people:
  groups: { abroad: { initial: 9 }, back: {} }
  flows:
    leave: { to: abroad, rate: outflow }
    return: { from: abroad, to: back, hazard: 5 % / year, opens: file }
organisations:
  om:
    units:
      desk: { onDuty: 2 }
      prosecutors: { fte: 9, productiveHours: 1400 h / year, roster: office }
cases:
  tip:
    arrivals: 2 / day * threat
    initial: { look: 3 }
    steps:
      look: { unit: om.desk, effort: 1 h, within: 1 day, then: { decide: 20 %, end: rest } }
      decide: { then: { send: 50 %, end: 50 % } }
      send: { wait: 1 day, then: end, opens: { file: 10 % } }
  file:
    steps:
      charge: { unit: om.prosecutors, effort: { gamma: { mean: 9 h, cv: 1 } }, then: end }
posts:
  door: { required: 1, unit: om.desk }
norms:
  inTime: { metric: on_time_share, scope: tip.look, atLeast: 90 % }
`;

const TABLE: readonly Row[] = [
  // Keys
  ['name: Good', 'nam: Good', 'scenario.unknown-key 2:1'],
  ['horizon: 1 year\n', '', 'scenario.missing-key 1:1'],
  ['volhoud: 1', 'volhoud: 2', 'scenario.wrong-type 1:10'],
  ['name: Good', 'name: 2015', 'scenario.wrong-type 2:7'],
  ['name: Good', 'name: [Good]', 'scenario.wrong-type 2:7'],
  ['name: Good', 'name:', 'scenario.missing-value 2:6'],
  ['name: Good', 'name: " "', 'scenario.name 2:7'],
  ['name: Good', 'name: Good\nname: Better', 'scenario.duplicate-key 3:1'],
  ['name: Good', 'name: Good\n__proto__: { x: 1 }', 'scenario.forbidden-key 3:1'],
  [
    'desk: {',
    'constructor: {',
    'scenario.forbidden-key 20:7',
    'scenario.unknown-unit 27:21',
    'scenario.unknown-unit 34:30',
  ],
  ['onDuty: 2', 'onDuty: 2, hiring: {}', 'scenario.missing-key 20:26', 'scenario.missing-key 20:26'],
  // Policies
  ['norms:', 'policies:\n  p: { do: { assign: door, to: om.desk } }\nnorms:', 'scenario.policy 36:3'],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, every: 1 month, do: { assign: door, to: om.desk } }\nnorms:',
    'scenario.policy 36:3',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, review: 1 month, do: { assign: door, to: om.desk } }\nnorms:',
    'scenario.policy 36:24',
  ],
  ['norms:', 'policies:\n  p: { on: 2015-03-01, do: [] }\nnorms:', 'scenario.policy 36:28'],
  ['norms:', 'policies:\n  p: { on: 2015-03-01, do: {} }\nnorms:', 'scenario.policy 36:28'],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { assign: gate, to: om.desk } }\nnorms:',
    'scenario.unknown-post 36:38',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { assign: door, to: om.dsk } }\nnorms:',
    'scenario.unknown-unit 36:48',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { assign: door, to: om.prosecutors } }\nnorms:',
    'scenario.policy 36:48',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { authorise: { om.desk: 3 } } }\nnorms:',
    'scenario.policy 36:43',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { lend: { from: om.desk, to: om.prosecutors, fte: 1 } } }\nnorms:',
    'scenario.policy 36:44',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { lend: { from: om.prosecutors, to: om.prosecutors, fte: 1 } } }\nnorms:',
    'scenario.policy 36:64',
  ],
  [
    'norms:',
    'policies:\n  p: { when: unit.om.desk.backlog > 3 days, do: { assign: door, to: om.desk } }\nnorms:',
    'scenario.formula 36:14',
  ],
  [
    'norms:',
    'policies:\n  p: { when: unit.om.desk.fatigue > 50 %, do: { assign: door, to: om.desk } }\nnorms:',
    'scenario.formula 36:14',
  ],
  [
    'norms:',
    'policies:\n  p: { when: unit.om.desk.backlog_days > 3, do: { assign: door, to: om.desk } }\nnorms:',
    'scenario.formula 36:14',
  ],
  [
    'norms:',
    'policies:\n  p: { every: 1 h, do: { assign: door, to: om.desk } }\nnorms:',
    'scenario.policy 36:15',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { set: { tip.look.effrt: 2 h } } }\nnorms:',
    'scenario.policy 36:53',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { set: { tip.lok.effort: 2 h } } }\nnorms:',
    'scenario.unknown-path 36:37',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { set: { horizon: 2 years } } }\nnorms:',
    'scenario.policy 36:46',
  ],
  [
    'norms:',
    'policies:\n  p: { on: 2015-03-01, do: { set: { tip.look.effort: 1 h } } }\nnorms:',
    'scenario.policy 36:54',
  ],
  // Staff
  ['onDuty: 2', 'onDuty: 2, leaving: {}', 'scenario.staff 20:35'],
  ['onDuty: 2', 'onDuty: 2, leaving: { hazard: 5 % }', 'scenario.dimension 20:45'],
  ['onDuty: 2', 'onDuty: 2, leaving: { dated: { soon: 2 } }', 'scenario.date 20:52'],
  ['onDuty: 2', 'onDuty: 2, hiring: { perMonth: 2, stages: [] }', 'scenario.staff 20:57'],
  ['onDuty: 2', 'onDuty: 2, hiring: { perMonth: 2, stages: [{ name: a }] }', 'scenario.staff 20:58'],
  [
    'onDuty: 2',
    'onDuty: 2, hiring: { perMonth: 2, stages: [{ name: a, lead: 1 h }, { name: a, lead: 1 h }] }',
    'scenario.staff 20:82',
  ],
  [
    'onDuty: 2',
    'onDuty: 2, hiring: { perMonth: 2, stages: [{ case: nobody }] }',
    'scenario.unknown-case 20:66',
  ],
  [
    'onDuty: 2',
    'onDuty: 2, hiring: { perMonth: 2, stages: [{ name: a, lead: 1 h, dropOut: 1 }] }',
    'scenario.out-of-range 20:89',
  ],
  ['onDuty: 2', 'onDuty: 2, initial: { pipeline: { a: 1 } }', 'scenario.staff 20:37'],
  ['onDuty: 2', 'onDuty: 2, initial: { trainees: 1 }', 'scenario.staff 20:37'],
  ['onDuty: 2', 'onDuty: 2, overtime: { upTo: 10 %, on: 1 day }', 'scenario.staff 20:50'],
  ['onDuty: 2', 'onDuty: 2, overtime: { upTo: 10 %, on: 1 day, off: 2 days }', 'scenario.staff 20:66'],
  ['onDuty: 2', 'onDuty: 2, overtime: { upTo: 10 %, on: 1 day, off: 0.5 }', 'scenario.staff 20:66'],
  ['onDuty: 2', 'onDuty: 2, contractHours: 50 h, overtime: { upTo: 10 % }', 'scenario.staff 20:65'],
  ['onDuty: 2', 'onDuty: 2, regularWork: { share: 10 %, upTo: 20 % }', 'scenario.staff 20:60'],
  ['onDuty: 2', 'onDuty: 2, fatigue: { u0: 1, rise: 1 day, recovery: 1 day }', 'scenario.out-of-range 20:41'],
  ['onDuty: 2', 'onDuty: 2, cost: { fte: 85 kEUR / year }', 'scenario.cost 20:34'],
  [
    'onDuty: 2',
    'fte: -2, productiveHours: 1400 h / year, cost: { fte: 85 kEUR / year }',
    'scenario.out-of-range 20:20',
  ],
  ['onDuty: 2', 'onDuty: 2, cost: {}', 'scenario.cost 20:26'],
  ['onDuty: 2', 'onDuty: 2, rooster: office', 'scenario.unknown-key 20:26'],
  // Disciplines
  ['onDuty: 2', 'onDuty: 2, discipline: lifo', 'scenario.wrong-type 20:38'],
  ['onDuty: 2', 'onDuty: 2, discipline: { due: 1 }', 'scenario.wrong-type 20:38'],
  ['onDuty: 2', 'onDuty: 2, perPerson: 3', 'scenario.discipline 20:26'],
  ['onDuty: 2', 'onDuty: 2, discipline: due, perPerson: 3', 'scenario.discipline 20:43'],
  ['onDuty: 2', 'onDuty: 2, discipline: shared, perPerson: 3', 'scenario.wrong-type 20:38'],
  ['roster: office', 'discipline: sharing, perPerson: 0', 'scenario.out-of-range 21:94'],
  ['roster: office', 'discipline: sharing, perPerson: 3 h', 'scenario.dimension 21:94'],
  ['onDuty: 2', 'onDuty: 2, discipline: sharing', 'scenario.sharing 34:24'],
  ['effort: 1 h', 'efort: 1 h', 'scenario.unknown-key 27:30'],
  ['effort: 1 h, ', '', 'scenario.missing-key 27:7'],
  ['then: end, opens', 'opens', 'scenario.missing-key 29:7'],
  [
    '1 day, then: end',
    '1 day, meeting: {}, then: end',
    'scenario.missing-key 29:7',
    'scenario.missing-key 29:28',
    'scenario.missing-key 29:28',
  ],
  [
    'unit: om.desk, effort',
    'unit: [om.desk, om.prosecutor, om.desk], effort',
    'scenario.unknown-unit 27:31',
    'scenario.alternatives 27:46',
  ],
  ['unit: om.desk, effort', 'unit: [], effort', 'scenario.wrong-type 27:21'],
  ['unit: om.desk, effort', 'unit: [2], effort', 'scenario.wrong-type 27:22'],
  ['unit: om.desk, effort', 'unit: [om.prosecutors, om.desk], team: 3, effort', 'scenario.team 27:54'],
  ['effort: 1 h', 'with: { om.prosecutor: 1 }, effort: 1 h', 'scenario.unknown-unit 27:38'],
  ['effort: 1 h', 'with: { om.desk: 1 }, effort: 1 h', 'scenario.partner 27:38'],
  ['effort: 1 h', 'with: { om.prosecutors: 8 }, effort: 1 h', 'scenario.partner 27:54'],
  ['effort: 1 h', 'with: { om.prosecutors: 0 }, effort: 1 h', 'scenario.out-of-range 27:54'],
  ['effort: 1 h', 'with: { om.prosecutors: 1.5 }, effort: 1 h', 'scenario.out-of-range 27:54'],
  ['effort: 1 h', 'with: om.prosecutors, effort: 1 h', 'scenario.wrong-type 27:36'],
  ['wait: 1 day', 'wait: 1 day, with: { om.desk: 1 }', 'scenario.step 29:28'],
  ['then: end, opens', 'then: end, moves: back, opens', 'scenario.moves 29:39'],
  ['title: Letter', 'titel: Letter', 'scenario.unknown-key 6:22'],
  ['title: Letter', 'title: Letter, url: "javascript:x"', 'scenario.url 6:42'],
  ['title: Letter', 'title: Letter, public: yes', 'scenario.wrong-type 6:45'],
  [
    'roster: office }\ncases:\n  tip:\n    arrivals: 2 / day * threat\n    initial: { look: 3 }\n    steps:\n      look: { unit: om.desk,',
    'roster: office }\n      night: { onDuty: 1, roster: { mon: 20:00-22:00 } }\ncases:\n  tip:\n    arrivals: 2 / day * threat\n    initial: { look: 3 }\n    steps:\n      look: { unit: om.prosecutors, with: { om.night: 1 },',
    'scenario.partner 28:45',
  ],
  // Names
  ['outflow: 4', 'out-flow: 4', 'scenario.name 7:15', 'scenario.formula 15:32'],
  ['outflow: 4', 'month: 4', 'scenario.reserved-name 7:15', 'scenario.formula 15:32'],
  ['desk: {', '1desk: {', 'scenario.name 20:7', 'scenario.unknown-unit 27:21', 'scenario.unknown-unit 34:30'],
  ['send: { wait', 'sin: { wait', 'scenario.unknown-step 28:25', 'scenario.reserved-name 29:7'],
  ['send: { wait', 'drop: { wait', 'scenario.unknown-step 28:25', 'scenario.reserved-name 29:7'],
  ['send: { wait', 'label: { wait', 'scenario.unknown-step 28:25', 'scenario.reserved-name 29:7'],
  [
    '  file:\n    steps',
    '  om:\n    steps',
    'scenario.unknown-case 16:66',
    'scenario.unknown-case 29:48',
    'scenario.name-clash 30:3',
  ],
  [
    '  om:\n    units',
    '  norms:\n    units',
    'scenario.reserved-name 18:3',
    'scenario.unknown-unit 27:21',
    'scenario.unknown-unit 32:23',
    'scenario.unknown-unit 34:30',
  ],
  // Quantities
  ['1 day, then: {', '12:30, then: {', 'scenario.quantity 27:51'],
  ['effort: 1 h', 'effort: yes', 'scenario.quantity 27:38'],
  ['effort: 1 h', 'effort: true', 'scenario.wrong-type 27:38'],
  ['effort: 1 h', 'effort: "1,5 h"', 'scenario.quantity 27:38'],
  ['effort: 1 h', 'effort: 1,5 h', 'scenario.dimension 27:38', 'scenario.missing-value 27:43'],
  ['effort: 1 h', 'effort: 1', 'scenario.dimension 27:38'],
  ['effort: 1 h', 'effort: 1 EUR', 'scenario.dimension 27:38'],
  ['effort: 1 h', 'effort: -1 h', 'scenario.out-of-range 27:38'],
  ['effort: 1 h', 'effort: 6 weks', 'scenario.quantity 27:38'],
  ['effort: 1 h', 'effort: .inf', 'scenario.wrong-type 27:38'],
  ['onDuty: 2', 'onDuty: .nan', 'scenario.wrong-type 20:23'],
  ['onDuty: 2', 'onDuty: -1', 'scenario.out-of-range 20:23'],
  ['fte: 9', 'fte: 1e12', 'scenario.out-of-range 21:27'],
  ['1400 h / year', '1400', 'scenario.dimension 21:47'],
  ['1400 h / year', '9000 h / year', 'scenario.out-of-range 21:47'],
  ['onDuty: 2', 'onDuty: 2, absence: 100 %', 'scenario.out-of-range 20:35'],
  ['initial: 9', 'initial: 9.5', 'scenario.out-of-range 13:32'],
  ['initial: 9', 'initial: { value: 9, range: [10, 20] }', 'scenario.range 13:51'],
  ['initial: 9', 'initial: { value: 9, range: [20, 1] }', 'scenario.range 13:51'],
  ['initial: 9', 'initial: { value: 9, range: [1 h, 20] }', 'scenario.dimension 13:52'],
  ['initial: 9', 'initial: { value: 9, range: 20 }', 'scenario.wrong-type 13:51'],
  ['initial: 9', 'initial: { value: 9, law: uniform }', 'scenario.range 13:44'],
  ['initial: 9', 'initial: { value: 9, law: normal }', 'scenario.wrong-type 13:49'],
  ['initial: 9', 'initial: { value: 9, source: leter }', 'scenario.unknown-source 13:52'],
  ['initial: 9', 'initial: { valu: 9 }', 'scenario.unknown-key 13:34'],
  ['initial: 9', 'initial: { range: [1, 2] }', 'scenario.missing-key 13:23'],
  ['outflow: 4 / month', 'outflow: 2 * 3 / month', 'scenario.quantity 7:24'],
  ['90 % }\n', '100 % }\n', 'scenario.out-of-range 5:22'],
  ['90 % }\n', '90 %, confidence: 50 % }\n', 'scenario.out-of-range 5:40'],
  // The span
  ['start: 2015-02-01', 'start: 2015-02-30', 'scenario.date 3:8'],
  ['start: 2015-02-01', 'start: 2015-02-01 12:00', 'scenario.date 3:8'],
  ['horizon: 1 year', 'horizon: -1 day', 'scenario.span 4:10'],
  ['horizon: 1 year', 'horizon: 0 days', 'scenario.span 4:10'],
  ['horizon: 1 year', 'horizon: 1000 years', 'scenario.out-of-range 4:10'],
  ['horizon: 1 year', 'horizon: 1 year\ntick: 0 h', 'scenario.out-of-range 5:7'],
  ['horizon: 1 year', 'horizon: 1 year\ntick: 3 s', 'scenario.out-of-range 5:7'],
  [
    'horizon: 1 year',
    'horizon: 1 day\ntick: 0.9 s',
    'scenario.out-of-range 5:7',
    'scenario.never-judged 37:3',
  ],
  ['horizon: 1 year', 'horizon: 1 year\nreporting: 1 min', 'scenario.out-of-range 5:12'],
  ['horizon: 1 year', 'horizon: 1 year\nwarmUp: long', 'scenario.span 5:9'],
  ['horizon: 1 year', 'horizon: 1 year\ncalendar: be', 'scenario.wrong-type 5:11'],
  ['horizon: 1 year', 'horizon: 1 year\nreplications: 0', 'scenario.out-of-range 5:15'],
  ['horizon: 1 year', 'horizon: 1 year\nreplications: 1.5', 'scenario.out-of-range 5:15'],
  ['horizon: 1 year', 'horizon: 1 year\nlimits: { events: 0 }', 'scenario.out-of-range 5:19'],
  // Distributions
  ['{ gamma: { mean: 9 h, cv: 1 } }', '{ gama: { mean: 9 h, cv: 1 } }', 'scenario.unknown-key 32:49'],
  ['{ gamma: { mean: 9 h, cv: 1 } }', '{ gamma: { mean: 9 h } }', 'scenario.distribution 32:49'],
  [
    '{ gamma: { mean: 9 h, cv: 1 } }',
    '{ gamma: { mean: 9 h, cv: 1 }, normal: { mean: 1 h, cv: 1 } }',
    'scenario.distribution 32:47',
  ],
  ['{ gamma: { mean: 9 h, cv: 1 } }', '{}', 'scenario.distribution 32:47'],
  ['mean: 9 h, cv: 1', 'mean: 9 h, cv: 1 h', 'scenario.dimension 32:73'],
  ['mean: 9 h, cv: 1', 'mean: 9 h, cv: -1', 'scenario.out-of-range 32:73'],
  ['mean: 9 h, cv: 1', 'mean: 9 h, cv: 1, min: 2 h', 'scenario.unknown-key 32:76'],
  ['gamma: { mean: 9 h, cv: 1 }', 'uniform: { min: 9 h, max: 1 h }', 'scenario.distribution 32:49'],
  ['gamma: { mean: 9 h, cv: 1 }', 'pert: { min: 1 h, mode: 9 h, max: 2 h }', 'scenario.distribution 32:49'],
  [
    'gamma: { mean: 9 h, cv: 1 }',
    'empirical: { values: [1 h], weights: [1, 2] }',
    'scenario.distribution 32:86',
  ],
  [
    'gamma: { mean: 9 h, cv: 1 }',
    'empirical: { values: [1 h, x], weights: [1, 2] }',
    'scenario.quantity 32:76',
  ],
  ['gamma: { mean: 9 h, cv: 1 }', 'empirical: { values: [] }', 'scenario.wrong-type 32:70'],
  ['gamma: { mean: 9 h, cv: 1 }', 'empirical: { file: x.csv, column: y }', 'scenario.unreadable 32:68'],
  // Formulas
  ['2 / day * threat', '2 / day * thread', 'scenario.formula 24:25'],
  ['2 / day * threat', '2 * threat', 'scenario.dimension 24:15'],
  ['2 / day * threat', '2 / day % 3', 'scenario.formula 24:23'],
  ['2 / day * threat', '2 / day * (threat', 'scenario.formula 24:15'],
  ['2 / day * threat', '2 / day * group.abroda', 'scenario.formula 24:25'],
  ['2 / day * threat', '-2 / day', 'scenario.out-of-range 24:15'],
  ['2 / day * threat', '1 / day - 2 / day', 'scenario.out-of-range 24:15'],
  ['2 / day * threat', '{ rate: 2 / day, every: 1 h }', 'scenario.arrivals 24:15'],
  ['2 / day * threat', '{ batch: 2 }', 'scenario.arrivals 24:15'],
  ['2 / day * threat', '{ rate: 2 / day, batch: 0 }', 'scenario.out-of-range 24:39'],
  ['2 / day * threat', '{ dates: [2015-01-01] }', 'scenario.date 24:25'],
  ['2 / day * threat', '{ dates: [soon] }', 'scenario.date 24:25'],
  ['2 / day * threat', '{ table: x }', 'scenario.unknown-table 24:24'],
  ['2 / day * threat', '{ per: abroad }', 'scenario.arrivals 24:17'],
  ['2 / day * threat', '{ hazard: 1 / day }', 'scenario.arrivals 24:17'],
  ['2 / day * threat', '{ per: abrod, hazard: 1 / day }', 'scenario.unknown-group 24:22'],
  ['2 / day * threat', '{ per: abroad, hazard: 1 h }', 'scenario.dimension 24:38'],
  ['2 / day * threat', '{ per: abroad, hazard: 1 / day, rate: 1 / day }', 'scenario.arrivals 24:15'],
  ['2 / day * threat', '"table(\'x\', t) / day"', 'scenario.formula 24:22'],
  ['2 / day * threat', '{ value: 2 / day * threat, range: [1 / day, 3 / day] }', 'scenario.range 24:49'],
  // References
  ['fixed: high', 'fixed: hihg', 'scenario.unknown-level 10:18'],
  ['  path: { fixed: high }\n', '', 'scenario.missing-key 8:1'],
  ['path: { fixed: high }', 'path: { timeline: {} }', 'scenario.threat-path 10:21'],
  ['path: { fixed: high }', 'path: {}', 'scenario.threat-path 10:3'],
  [
    'path: { fixed: high }',
    'path: { fixed: high, timeline: { 2015-02-01: high } }',
    'scenario.threat-path 10:3',
  ],
  ['path: { fixed: high }', 'path: { fixed: high, start: high }', 'scenario.threat-path 10:24'],
  ['path: { fixed: high }', 'path: { timelin: { 2015-02-01: high } }', 'scenario.unknown-key 10:11'],
  ['fixed: high', 'timeline: { 2015-02-02: high }', 'scenario.threat-path 10:23'],
  ['fixed: high', 'timeline: { 2015-02-01: hihg }', 'scenario.unknown-level 10:35'],
  ['fixed: high', 'timeline: { 2015-02-30: high, 2015-01-01: low }', 'scenario.date 10:23'],
  ['fixed: high', 'timeline: { 2015-01-01: high, 2015-01-01 00:00: low }', 'scenario.date 10:41'],
  ['fixed: high', 'timeline: high', 'scenario.wrong-type 10:21'],
  ['fixed: high', 'semiMarkov: {}', 'scenario.threat-path 10:23'],
  ['fixed: high', 'semiMarkov: { hihg: { dwell: 1 day, to: low } }', 'scenario.unknown-level 10:25'],
  ['fixed: high', 'semiMarkov: { high: { dwell: 1 day, to: lo } }', 'scenario.unknown-level 10:51'],
  ['fixed: high', 'semiMarkov: { high: { dwell: 0 h, to: low } }', 'scenario.out-of-range 10:40'],
  ['fixed: high', 'semiMarkov: { high: { dwell: 1, to: low } }', 'scenario.dimension 10:40'],
  ['fixed: high', 'semiMarkov: { high: { dwell: 1 day } }', 'scenario.missing-key 10:25'],
  [
    'fixed: high',
    'semiMarkov: { high: { dwell: 1 day, to: { low: 50 %, high: 40 % } } }',
    'scenario.probabilities 10:51',
  ],
  ['fixed: high', 'semiMarkov: { high: { dwell: 1 day, to: {} } }', 'scenario.route 10:51'],
  [
    'fixed: high',
    'semiMarkov: { high: { dwell: 1 day, to: low } }, start: hi',
    'scenario.unknown-level 10:67',
  ],
  ['rate: 1 / year, surge', 'surge', 'scenario.missing-key 11:16'],
  ['halfLife: 1 week', 'halfLife: 0 h', 'scenario.out-of-range 11:62'],
  ['to: abroad, rate', 'to: abrod, rate', 'scenario.unknown-group 15:18'],
  ['to: abroad, rate', 'from: back, to: abroad, rate', 'scenario.flow 15:38'],
  ['to: abroad, rate: outflow', 'rate: outflow', 'scenario.flow 15:5'],
  ['to: abroad, rate: outflow', 'to: abroad', 'scenario.flow 15:5'],
  ['from: abroad, to: back', 'to: back', 'scenario.flow 16:25'],
  ['from: abroad, to: back', 'from: abroad, to: back, batch: 2', 'scenario.flow 16:39'],
  ['hazard: 5 % / year', 'dwell: 5 % / year', 'scenario.dimension 16:46'],
  ['hazard: 5 % / year', 'dwell: 5 days, hazard: 5 % / year', 'scenario.flow 16:5'],
  ['from: abroad, to: back, hazard: 5 % / year', 'to: back, dwell: 5 days', 'scenario.flow 16:25'],
  ['hazard: 5 % / year', 'dwell: 5 days, batch: 2', 'scenario.flow 16:54'],
  ['opens: file }\n', 'opens: fille }\n', 'scenario.unknown-case 16:66'],
  ['initial: { look: 3 }', 'initial: { lok: 3 }', 'scenario.unknown-step 25:16'],
  ['unit: om.desk, effort', 'unit: om.desk2, effort', 'scenario.unknown-unit 27:21'],
  ['unit: om.desk, effort', 'unit: desk, effort', 'scenario.unknown-unit 27:21'],
  ['{ decide: 20 %, end: rest }', '{ decid: 20 %, end: rest }', 'scenario.unknown-step 27:66'],
  ['onDuty: 2', 'onDuty: 2, fte: 3', 'scenario.staffing 20:26'],
  ['onDuty: 2', 'fte: 2', 'scenario.staffing 20:7'],
  ['onDuty: 2', 'label: Desk', 'scenario.staffing 20:7'],
  ['onDuty: 2', 'onDuty: 2, roster: { mon: 09:00-17:00, mon-tue: 16:00-18:00 }', 'scenario.roster 20:34'],
  ['onDuty: 2', 'onDuty: 2, roster: sometimes', 'scenario.wrong-type 20:34'],
  ['onDuty: 2 }', 'onDuty: 2 }\n      idle: { onDuty: 1 }', 'scenario.unused-unit 21:7'],
  // Routes
  ['{ decide: 20 %, end: rest }', '{ decide: 120 %, end: rest }', 'scenario.out-of-range 27:74'],
  ['{ decide: 20 %, end: rest }', '{ decide: 20 %, end: 70 % }', 'scenario.probabilities 27:64'],
  ['{ decide: 20 %, end: rest }', '{ decide: rest, end: rest }', 'scenario.route 27:85'],
  ['{ decide: 20 %, end: rest }', '{ decide: 0.2 * threat, end: 80 % }', 'scenario.probabilities 27:64'],
  ['{ decide: 20 %, end: rest }', '{}', 'scenario.route 27:64'],
  ['{ decide: 20 %, end: rest }', 'end', 'scenario.unreachable 28:7', 'scenario.unreachable 29:7'],
  ['{ send: 50 %, end: 50 % }', '{ send: 60 %, end: 50 % }', 'scenario.probabilities 28:23'],
  ['{ send: 50 %, end: 50 % }', '{ decide: 0 %, send: 0 %, decide2: 100 % }', 'scenario.unknown-step 28:49'],
  ['{ send: 50 %, end: 50 % }', '{ decide: 100 %, send: 0 % }', 'scenario.endless-loop 28:17'],
  ['wait: 1 day, then: end', 'wait: 0 h, then: send', 'scenario.endless-loop 29:26'],
  // Steps
  ['effort: 1 h', 'effort: 1 h, team: 3', 'scenario.team 27:49'],
  ['effort: 1 h', 'effort: 1 h, team: 0', 'scenario.out-of-range 27:49'],
  ['effort: 1 h', 'effort: 1 h, wait: 2 h', 'scenario.step 27:43'],
  ['wait: 1 day', 'wait: 1 day, within: 2 days', 'scenario.step 29:28'],
  ['wait: 1 day', 'wait: 1 day, preempts: true', 'scenario.step 29:28'],
  ['decide: { then', 'decide: { effort: 3 h, then', 'scenario.step 28:17'],
  ['within: 1 day', 'within: 0 working days', 'scenario.quantity 27:51'],
  ['within: 1 day', 'within: 1.5 working days', 'scenario.quantity 27:51'],
  ['within: 1 day', 'within: 1 day, onLate: end', 'scenario.route 27:66'],
  ['within: 1 day', 'within: 1 day, onLate: drp', 'scenario.unknown-step 27:66'],
  ['effort: { gamma', 'onLate: drop, effort: { gamma', 'scenario.step 32:39'],
  ['effort: 1 h', 'effort: 1 h, priority: 0', 'scenario.out-of-range 27:53'],
  ['effort: 1 h', 'effort: 1 h, queueLimit: -1', 'scenario.out-of-range 27:55'],
  ['opens: { file: 10 % }', 'opens: { fil: 10 % }', 'scenario.unknown-case 29:48'],
  ['opens: { file: 10 % }', 'opens: { file: 2 h }', 'scenario.dimension 29:54'],
  [
    '    steps:\n      charge: { unit: om.prosecutors, effort: { gamma: { mean: 9 h, cv: 1 } }, then: end }',
    '    steps: {}',
    'scenario.unused-unit 21:7',
    'scenario.step 31:5',
  ],
  // Posts
  ['required: 1, unit: om.desk', 'required: 1, unit: om.prosecutors', 'scenario.post 34:30'],
  ['required: 1, unit: om.desk', 'required: 1, unit: om.dask', 'scenario.unknown-unit 34:30'],
  ['required: 1, unit: om.desk', 'required: -1, unit: om.desk', 'scenario.out-of-range 34:21'],
  [
    'required: 1, unit: om.desk',
    'required: 1 / day * t * threat, staff: 0, unit: om.desk',
    'scenario.out-of-range 34:50',
  ],
];

describe('faults of a scenario', () => {
  it('the file below has none', async () => {
    expect(codes(await loadScenarioText(GOOD, 'good.yaml'))).toEqual([]);
  });

  it.each(TABLE)('%j → %j', async (part, by, ...faults) => {
    const result = await loadScenarioText(replaced(GOOD, part, by), 'bad.yaml');
    expect(codes(result)).toEqual(faults);
    expect(result.scenario).toBeUndefined();
  });

  it('what cannot be at a unit that is shared is refused there', async () => {
    const shared = replaced(GOOD, 'roster: office', 'discipline: sharing');
    expect(codes(await loadScenarioText(shared, 'good.yaml'))).toEqual([]);
    const wrong = replaced(shared, 'cv: 1 } },', 'cv: 1 } }, team: 20, preempts: true,');
    const { faults } = await loadScenarioText(wrong, 'bad.yaml');
    expect(
      faults.map(({ code, message, where }) => `${code} ${where?.line}:${where?.column} ${message}`),
    ).toEqual([
      'scenario.sharing 32:80 a team cannot be at "om.prosecutors": its discipline is sharing, so that nobody there is taken by one task alone',
      'scenario.sharing 32:90 work that interrupts other work cannot be at "om.prosecutors": its discipline is sharing, so that nobody there is taken by one task alone',
    ]);
    const one = replaced(shared, 'cv: 1 } },', 'cv: 1 } }, team: 1, preempts: false,');
    expect(codes(await loadScenarioText(one, 'good.yaml'))).toEqual([]);
  });

  it('a unit that serves by deadline, where none is, is warned of', async () => {
    const { scenario } = await loadScenarioText(
      replaced(GOOD, 'roster: office', 'discipline: due'),
      'bad.yaml',
    );
    expect(scenario?.warnings.map(({ code, where }) => `${code} ${where?.line}:${where?.column}`)).toEqual([
      'scenario.discipline 21:74',
    ]);
    const { scenario: good } = await loadScenarioText(
      replaced(GOOD, 'onDuty: 2', 'onDuty: 2, discipline: due'),
      'x',
    );
    expect(good?.warnings).toEqual([]);
    // The occurrence of an obligation is due when the next one is, or within the time that it says.
    const { scenario: obliged } = await loadScenarioText(
      replaced(GOOD, 'roster: office', 'discipline: due').replace(
        'posts:',
        'obligations: { report: { every: 1 month, unit: om.prosecutors, effort: 9 h, within: 1 week } }\nposts:',
      ),
      'x',
    );
    expect(obliged?.warnings).toEqual([]);
  });

  it('are all said at once, in file order', async () => {
    const rows = TABLE.filter(([part, , ...faults]) => faults.length === 1 && !part.includes('\n')).slice(
      20,
      60,
    );
    const used = new Set<string>();
    let text = GOOD;
    let expected = 0;
    for (const [part, by] of rows) {
      if (used.has(part.slice(0, 6)) || !text.includes(part) || by.includes('\n')) continue;
      used.add(part.slice(0, 6));
      text = replaced(text, part, by);
      expected += 1;
    }
    const { faults } = await loadScenarioText(text, 'bad.yaml');
    expect(faults.length).toBeGreaterThanOrEqual(expected);
    const places = faults.map(({ where }) => (where?.line ?? 0) * 1000 + (where?.column ?? 0));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('name the nearest known name and what was expected', async () => {
    const hints: readonly (readonly [string, string, string])[] = [
      ['effort: 1 h', 'efort: 1 h', 'effort'],
      ['fixed: high', 'fixed: hihg', 'high'],
      ['unit: om.desk, effort', 'unit: desk, effort', 'om.desk'],
      ['scope: tip.look', 'scope: tip.lok', 'tip.look'],
      ['{ gamma: {', '{ gama: {', 'gamma'],
      ['opens: file }', 'opens: fille }', 'file'],
      ['onDuty: 2', 'onDuty: 2, discipline: sharin', 'sharing'],
    ];
    for (const [part, by, name] of hints) {
      const { faults } = await loadScenarioText(replaced(GOOD, part, by), 'bad.yaml');
      expect(faults[0]?.hint, by).toBe(`did you mean "${name}"?`);
      expect(faults[0]?.expected, by).toContain(name);
    }
  });
});

describe('a mistake that is often made', () => {
  it('a percentage without its sign says how it is written', async () => {
    const mistakes: readonly (readonly [string, string, string | undefined])[] = [
      ['onDuty: 2', 'onDuty: 2, absence: 5', 'write 5 % if that is meant'],
      ['onDuty: 2', 'onDuty: 2, overtime: { upTo: 12.5 }', 'write 12.5 % if that is meant'],
      ['onDuty: 2', 'onDuty: 2, absence: 500', undefined],
      ['onDuty: 2', 'onDuty: 2, absence: 120 %', undefined],
      ['onDuty: 2', 'onDuty: -2', undefined],
    ];
    for (const [part, by, hint] of mistakes) {
      const { faults } = await loadScenarioText(replaced(GOOD, part, by), 'bad.yaml');
      expect(faults, by).toHaveLength(1);
      expect(faults[0]?.hint, by).toBe(hint);
    }
    const route = replaced(GOOD, 'then: end', 'then: { end: 60, look: 40 }');
    const { faults } = await loadScenarioText(route, 'bad.yaml');
    expect(faults.map(({ hint }) => hint)).toContain('write 60 % if that is meant');
  });

  it('a tab that indents is one fault, not one of every line after it', async () => {
    const text = GOOD.replace(/\n {4}units:/, '\n\tunits:');
    expect(text).not.toBe(GOOD);
    const { faults } = await loadScenarioText(text, 'bad.yaml');
    expect(faults.map(({ message }) => message)).toEqual([
      'a tab stands where spaces indent; indent with spaces, here and in the lines below',
    ]);
  });

  it('a strength that cannot be read is one fault: nothing else is said of how many there are', async () => {
    const staff = (fte: string): string =>
      `fte: ${fte}, productiveHours: 1350 h / year, initial: { trainees: 4 }, hiring: { perMonth: 1, stages: [{ name: a, lead: 1 h }], trainee: { lasts: 1 year, productivityFrom: 50 %, mentor: 0.1 } }`;
    const of = async (fte: string): Promise<string[]> =>
      codes(await loadScenarioText(replaced(GOOD, 'onDuty: 2', staff(fte)), 'bad.yaml'));
    expect(await of('10')).toEqual([]);
    expect(await of('ten')).toEqual(['scenario.quantity 20:20']);
    expect(await of('3')).toEqual(['scenario.staff 20:76']);
  });
});

describe('files that are no scenario', () => {
  const load = async (text: string) => codes(await loadScenarioText(text, 'bad.yaml'));

  it('an empty file, a comment only, a list, a text', async () => {
    expect(await load('')).toEqual(['scenario.empty 1:1']);
    expect(await load('# nothing\n')).toEqual(['scenario.empty 1:1']);
    expect(await load('[1, 2]')).toEqual(['scenario.not-a-map 1:1']);
    expect(await load('just words')).toEqual(['scenario.not-a-map 1:1']);
    expect(await load('{}')).toHaveLength(4);
  });

  it('broken YAML: where it breaks', async () => {
    expect((await load('volhoud: 1\nname: "open\n'))[0]).toMatch(/^scenario\.yaml/);
    expect((await load('volhoud: 1\n\tname: x\n'))[0]).toMatch(/^scenario\.yaml/);
    expect((await load('a: [1, 2\nb: 3'))[0]).toMatch(/^scenario\.yaml/);
    expect((await load(`${SMALLEST_SCENARIO}\u0000`)).length).toBeGreaterThan(0);
  });

  it('names of more than 1,024 characters, wherever they stand, with what else is wrong', async () => {
    const long = 'k'.repeat(1025);
    const text = SMALLEST_SCENARIO.replace('horizon: 2000 days', 'horizon: soon');
    for (const key of [`${long}: 1`, `"${long}": 1`, `? ${long}\n: 1`, `tables: { ${long}: 1 }`]) {
      const { faults } = await loadScenarioText(`${text}${key}\n`, 'bad.yaml');
      const all = faults.map(({ code }) => code);
      expect(all.filter((code) => code === 'scenario.key-too-long')).toHaveLength(1);
      expect(all).toContain('scenario.span');
      const fault = faults.find(({ code }) => code === 'scenario.key-too-long');
      expect(fault?.where?.line).toBe(text.split('\n').length);
      expect([fault?.message, fault?.expected]).toEqual([
        'this name has 1025 characters',
        'a name of at most 1024 characters; a label may say more',
      ]);
    }
    const most = SMALLEST_SCENARIO.replace('call:', `${'k'.repeat(1024)}:`);
    expect(await load(most)).toEqual([]);
  });

  it('several documents', async () => {
    expect(await load(`${SMALLEST_SCENARIO}---\na: 1\n`)).toContain('scenario.documents 11:1');
  });

  it('two million characters are the most, and that is said before reading them', async () => {
    const started = await loadScenarioText(`${'x: ['.repeat(600_000)}`, 'bad.yaml');
    expect(codes(started)).toEqual(['scenario.too-large']);
  });

  it('deep nesting does not exhaust the stack', async () => {
    const deep = `volhoud: ${'['.repeat(200_000)}`;
    expect((await load(deep)).length).toBeGreaterThan(0);
    const closed = `volhoud: ${'['.repeat(3000)}${']'.repeat(3000)}`;
    expect((await load(closed)).some((code) => /too-deep|yaml/.test(code))).toBe(true);
  });

  it('a bomb of aliases is defused', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(12)}1]`);
    levels[0] = 'a0: &a0 [1]';
    expect((await load(levels.join('\n'))).some((code) => code.startsWith('scenario.aliases'))).toBe(true);
    expect((await load('a: &a [*a]')).some((code) => code.startsWith('scenario.aliases'))).toBe(true);
    expect((await load('a: *nowhere')).length).toBeGreaterThan(0);
  });

  it('aliases that stand for something are followed', async () => {
    const text = SMALLEST_SCENARIO.replace('horizon: 2000 days', 'horizon: &span 2000 days').replace(
      'warmUp: 20 days',
      'warmUp: *span',
    );
    const { scenario } = await loadScenarioText(text, 'good.yaml');
    expect(scenario?.chain.warmUp).toBe(48000);
  });

  it('an alias is the last node before it with its anchor', () => {
    const { node, faults } = readYaml(makeSource('list.yaml', '[&a 1, *a, &a [&b 2, *b], *b, *a]'));
    const text = (one: SourceNode): string =>
      one.kind === 'list' ? `[${one.items.map(text).join(' ')}]` : one.kind === 'scalar' ? one.text : '';
    expect(node && text(node)).toBe('[1 1 [2 2] 2 [2 2]]');
    expect(faults).toEqual([]);
  });

  it('tags that YAML does not know', async () => {
    expect((await load(SMALLEST_SCENARIO.replace('name: Desk', 'name: !js/function x')))[0]).toMatch(
      /scenario\.yaml 2/,
    );
  });
});
