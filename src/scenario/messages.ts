import type { Operator } from '../chain/expression.ts';
import { type Dimension, UNIT_NAMES } from './unitOfMeasure.ts';

/*
 * Every sentence that the scenario language can say, in one place, so that they can be read and worded together.
 * Functions of what is wrong; names and texts of the author stand in double quotes.
 */

const LONGEST_QUOTE = 60;
const LONGEST_LIST = 14;

/** The author's own words, cut to a readable length. */
function q(text: string): string {
  return `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}"`;
}

/** Names as a list; long ones are cut. */
function list(names: readonly string[]): string {
  const more = names.length - LONGEST_LIST;
  return more > 1 ? `${names.slice(0, LONGEST_LIST).join(', ')}, and ${more} more` : names.join(', ');
}

/** A dimension in words: `a span of time`, `a rate per time`, `a plain number`. */
function dimensionWords({ time, money }: Dimension): string {
  if (time === 0 && money === 0) return 'a plain number';
  if (time === 1 && money === 0) return 'a span of time';
  if (time === -1 && money === 0) return 'a rate per time';
  if (time === 0 && money === 1) return 'an amount of money';
  if (time === -1 && money === 1) return 'money per time';
  const part = (name: string, exponent: number): string[] =>
    exponent === 0 ? [] : [exponent === 1 ? name : `${name}^${exponent}`];
  return `a quantity in ${[...part('money', money), ...part('time', time)].join(' × ')}`;
}

const OPERATOR_WORDS: Readonly<Partial<Record<Operator, string>>> = {
  add: '+',
  subtract: '-',
  power: '^',
  equal: '==',
  unequal: '!=',
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  if: 'a ? b : c',
};

function operatorWord(op: Operator): string {
  return OPERATOR_WORDS[op] ?? op;
}

const general = {
  didYouMean: (name: string) => `did you mean "${name}"?`,
  oneOf: (names: readonly string[]) => (names.length === 1 ? `${names[0]}` : `one of: ${list(names)}`),
  noneDefined: () => 'a name that this scenario defines; it defines none of this kind',
};

const files = {
  noFiles: () => 'there are no files here',
  unreadable: (file: string, why: string) => `cannot read ${q(file)}: ${why}`,
  tooLarge: (file: string, length: number, most: number) =>
    `${q(file)} is too large for a scenario: ${(length / 1e6).toFixed(1)} million characters, at most ${most / 1e6} million are read`,
  emptyFile: (file: string) => `${q(file)} is empty`,
  notAMap: (file: string) => `${q(file)} is no scenario: at its top are no keys with values`,
  expectedTop: () => 'keys such as volhoud: 1, name, start and horizon',
  severalDocuments: () => 'a scenario is one YAML document; here another begins',
  yaml: (words: string) =>
    /call stack/.test(words)
      ? 'this is nested too deeply to be a scenario'
      : `this is no valid YAML: ${words.replace(/\s+/g, ' ').trim()}`,
  duplicateKey: (key: string) => `the key ${q(key)} stands twice in the same place`,
  forbiddenKey: (key: string) => `${q(key)} cannot be a name`,
  keyIsNoText: () => 'a key must be a plain name',
  alias: (name: string) => `the alias *${name} stands for nothing, or for something that contains it`,
  tooManyNodes: (most: number) => `the file unfolds to more than ${most} values: too many aliases`,
  tooDeep: (most: number) => `values lie more than ${most} levels inside one another`,
  extendsIsNoPath: () => 'extends names one scenario file',
  extendsCycle: (chain: readonly string[]) => `files extend one another in a circle: ${chain.join(' → ')}`,
  extendsTooLong: (most: number) => `more than ${most} files extend one another`,
  overlayExtends: () => 'an overlay extends nothing; give several overlays one after another',
  shownByResults: (key: string) =>
    `${q(key)} is shown by every result, so that it cannot be left out; set it in the scenario`,
  classificationRemoved: (marks: string) =>
    `the classification ${q(marks)} is not taken away by what builds on it; change the file that states it`,
  emptyClassification: () => 'a classification is empty',
  redactedFault: (code: string) =>
    `a fault here (${code}); what it is would quote values that are left out: check without --redact`,
  pathIsEmpty: (path: string) => `${q(path)} is no path of a value: it has an empty part`,
  unknownPath: (path: string, part: string) =>
    `the scenario has no value ${q(path)}: nothing is called ${q(part)} there`,
  changeWithoutValue: (path: string) => `no value is given for ${q(path)}`,
};

const shape = {
  unknownKey: (key: string, noun: string) => `${q(key)} is no key of ${noun}`,
  laterKey: (key: string) => `key ${q(key)} is part of the language but not of this version`,
  missingKey: (key: string, holder: string) =>
    holder === '' ? `the scenario has no ${key}` : `${q(holder)} has no ${key}`,
  missingValue: (key: string) => `${q(key)} has no value`,
  wrongType: (key: string, found: string) => `${q(found)} cannot be the value of ${q(key)}`,
  aMap: () => 'a map of keys',
  aList: () => 'a list',
  sectionExpected: (noun: string, keys: readonly string[]) => `${noun}: a map of ${list(keys)}`,
  badName: (name: string) => `${q(name)} cannot be a name`,
  nameRule: (mayHaveHyphen: boolean) =>
    mayHaveHyphen
      ? 'letters a to z, digits, _ and -, not beginning with a digit or -'
      : 'letters a to z, digits and _, not beginning with a digit (formulas would read - as a minus)',
  reservedName: (name: string) =>
    `${q(name)} means something else in formulas and routes, so that nothing can be called so`,
  pathWord: (name: string) => `${q(name)} is a key of the language; paths could not tell them apart`,
  caseIsOrganisation: (name: string) =>
    `${q(name)} is an organisation and a case; paths could not tell them apart`,
  hintFinite: () => 'only finite numbers can be used',
  hintQuotes: (text: string) => `if a text is meant, write it in quotes: "${text}"`,
  emptyName: () => 'the scenario has an empty name',
  notAUrl: (url: string) => `${q(url)} is no web address`,
  urlPhrase: () => 'an address that begins with https://',
};

const quantities = {
  emptyText: () => 'there is nothing here',
  notAQuantity: (text: string) => `${q(text)} is no quantity`,
  notFinite: (text: string) => `${q(text)} is no finite number`,
  unknownUnitOfMeasure: (name: string) => `${q(name)} is no unit of measure`,
  unitsOfMeasure: () =>
    `units of measure are: %, ${UNIT_NAMES.filter((name) => !/.{3,}s$/.test(name)).join(', ')}`,
  hintYesNo: () =>
    'words such as yes and no are no values here; true and false are, where yes or no is asked',
  hintTimeOfDay: () => 'a colon makes a time of day; write 12.5 h for twelve and a half hours',
  hintDateIsNoQuantity: () => 'this is a date; a number with its unit is asked',
  hintDecimalPoint: () => 'write decimals with a point and thousands without a separator: 1.5, 12000',
  hintThousands: () => 'write digits without separators: 12000',
  hintMinus: () => 'write the minus as a plain -',
  hintMoneyAfter: () => 'write the currency after the number: 85 kEUR',
  hintDivision: () => 'write the result of a division as a number: 0.5',
  hintOneUnit: () => 'write one number with one unit: 90 h for 3 days and 18 hours',
  wrongDimension: (text: string, found: Dimension, wanted: Dimension, asked?: string) =>
    asked === undefined
      ? `${q(text)} is ${dimensionWords(found)}, but ${dimensionWords(wanted)} is asked`
      : `${q(text)} is ${dimensionWords(found)}, but ${asked} are asked`,
  hoursPerYearAsked: () => 'hours a year',
  outOfRange: (text: string, why: string) => `${q(text)} cannot be: it must be ${why}`,
  mustBeAbove: (bound: number) => `more than ${bound}`,
  mustBeBelow: (bound: number) => `less than ${bound}`,
  mustBeAtLeast: (bound: number) => `at least ${bound}`,
  mustBeAtMost: (bound: number) => `at most ${bound}`,
  mustBeWhole: () => 'a whole number',
  lawWithoutRange: () => 'a law without a range says nothing',
  rangeReversed: () => 'the range begins above its end',
  valueOutsideRange: () => 'the value lies outside its range',
  rangeOfFormula: () => 'a range belongs to a number, not to a formula',
  hintRangeOfFormula: () =>
    'make the uncertain number a parameter, with its range, and name it in the formula',
  hintParameterIsNumber: () =>
    'a parameter is one number with its unit; formulas stand where parameters are used',
  unknownSource: (name: string) => `no source is called ${q(name)}`,
  spanPhrase: () => 'a span of time, such as 6 h',
  numberPhrase: () => 'a plain number, such as 1.2',
  notWorkingDays: (text: string) => `${q(text)} is no number of working days`,
  rangeOfWorkingDays: () => 'the range of working days does not hold the value',
  rangeOfWorkingDaysExpected: () =>
    'two numbers of working days around it, such as [5 working days, 15 working days]',
};

const distributions = {
  noFamily: () => 'a distribution needs its family',
  twoFamilies: (names: readonly string[]) => `a distribution has one family, not ${names.join(' and ')}`,
  familyParameters: (family: string, names: readonly string[]) =>
    names.length === 0
      ? `${q(family)} has no parameters`
      : `${q(family)} cannot be made of ${names.join(' and ')}`,
  parameterSets: (sets: readonly (readonly string[])[]) => sets.map((set) => set.join(' and ')).join(', or '),
  minAboveMax: () => 'min lies above max',
  modeOutside: () => 'mode lies outside min and max',
  weightsLength: (values: number, weights: number) => `there are ${values} values but ${weights} weights`,
  weightsZero: () => 'the weights add up to nothing',
  weightsBesideFile: () => 'a file has an observation a row, so that weights are for values',
  empiricalExpected: () => 'values, or file and column',
  fileBesideValues: () => 'the file is not read, since values stand beside it from elsewhere',
  hintFileBesideValues: () => 'take the values away with values: null',
  observationsEmpty: () => 'the file has no observations',
  observationsExpected: () => 'a row of column names, and below it a row an observation',
  observationsTooMany: (count: number, most: number) =>
    `the file has ${count} observations; at most ${most} are read`,
  observationsColumn: (key: string, name: string) => `a column ${q(name)}, or its name as ${key}`,
  observationsZero: () => 'all observed values are 0',
  hintUnitOfColumn: () =>
    "write the unit after the number, or in brackets at the end of the column's name: duration (h)",
};

const formulas = {
  formulaTooLong: (length: number, most: number) =>
    `the formula has ${length} characters; at most ${most} are read`,
  formulaTooDeep: (most: number) => `the formula has more than ${most} levels inside one another`,
  formulaSyntax: () => 'this is no formula',
  formulaCharacter: (character: string) => `${q(character)} has no meaning in a formula`,
  formulaMod: () =>
    'the mod operator (%) is no part of formulas; a percentage stands directly after its number',
  formulaAssignment: () => 'a formula sets nothing: = cannot stand in it',
  formulaString: () => 'texts are no part of formulas, but for the name of a table',
  formulaTable: () => 'a table is read by its name and a moment',
  formulaTableExpected: () => "such as table('forecast', t)",
  formulaTableTime: (found: Dimension) =>
    `a table is read at a span of time since the start, not at ${dimensionWords(found)}`,
  formulaBrackets: () => 'only round brackets are part of formulas',
  formulaWord: (word: string) => `${q(word)} is no operator of formulas`,
  formulaImplicit: () => 'two values stand side by side without an operator; write * between factors',
  formulaChain: () => 'comparisons cannot be chained; write a < x and x < b',
  formulaUnclosed: (count: number) =>
    count === 1 ? 'a bracket is not closed' : `${count} brackets are not closed`,
  formulaUnopened: () => 'a bracket is closed that was never opened',
  formulaEndsWith: (operator: string) => `the formula ends with ${q(operator)}`,
  formulaArguments: (name: string, isList: boolean, count: number) =>
    `${q(name)} takes ${isList ? 'one value or more' : 'one value'}, not ${count}`,
  formulaBareUnit: (name: string) => `the unit of measure ${q(name)} stands without a number`,
  hintBareUnit: (name: string) => `write 1 ${name}, or / ${name}`,
  hintEqual: () => 'write == to compare',
  hintLogic: () => 'write and, or, not, !=',
  formulaMixes: (op: Operator, a: Dimension, b: Dimension) =>
    `${q(operatorWord(op))} cannot join ${dimensionWords(a)} and ${dimensionWords(b)}`,
  formulaNeedsPlain: (op: Operator, found: Dimension) =>
    `${q(operatorWord(op))} needs plain numbers, not ${dimensionWords(found)}`,
  formulaExponent: () => 'a quantity with a unit can only be raised to a whole number',
  formulaRoot: (found: Dimension) => `there is no square root of ${dimensionWords(found)}`,
  formulaNotFinite: (op: Operator) => `${q(operatorWord(op))} gives no finite number here`,
  unknownFormulaName: (name: string) => `nothing that a formula can name is called ${q(name)}`,
  unknownFunction: (name: string) => `${q(name)} is no function of formulas`,
};

const time = {
  notADate: (text: string) => `${q(text)} is no date of the calendar`,
  dateBeforeStart: (text: string, start: string) => `${q(text)} lies before the start (${start})`,
  dateBeyondHorizon: (text: string) => `${q(text)} lies beyond the horizon and will not happen`,
  notASpan: (text: string) => `${q(text)} is no span of the calendar`,
  hintPositive: () => 'it must be longer than nothing',
  spanTooLong: (years: number) => `a span longer than ${years} years cannot be simulated`,
  spanTooShort: () => 'the span must be longer than nothing',
  tooManyPeriods: (most: number) => `there would be more than ${most} periods`,
  rosterDay: (key: string) => `${q(key)} is no day of the week, nor days such as mon-fri`,
  rosterHours: (text: string) => `${q(text)} is no part of a day such as 08:00-18:00`,
  rosterOverlap: () => 'parts of the week overlap',
  rosterEmpty: () => 'the roster has no open hours',
};

const tables = {
  tableEmpty: () => 'the table has no rows',
  csvUnclosed: () => 'a quote is opened here and never closed',
  csvExpected: () => 'a row of column names, and below it a row a date',
  csvNoColumn: (name: string) => `the file has no column ${q(name)}`,
  csvColumnTwice: (name: string) => `the file has more than one column ${q(name)}`,
  csvColumn: (key: string) => `a column ${q(key)}, or its name as ${key} of the table`,
  tableTooLong: (count: number, most: number) => `the table has ${count} rows; at most ${most} are read`,
  tableNumber: (text: string) => (text === '' ? 'the row has no value' : `${q(text)} is no number`),
  tableOrder: (date: string) => `${q(date)} is not later than the date before it`,
  tableOrderExpected: () => 'dates that ascend, each once',
  unknownTable: (name: string) => `no table is called ${q(name)}`,
  tableCount: (table: string, value: number, date: string) =>
    `the table ${q(table)} has ${value} on ${date}, which is no number of cases`,
  tableCountExpected: (most: number) => `numbers from 0 to ${most}`,
  tableOnePeriod: (table: string) => `the table ${q(table)} has one row: nothing says how long its period is`,
  unusedTable: (name: string) => `no formula and no arrivals name the table ${q(name)}`,
  tableStartsLate: (name: string) =>
    `the table ${q(name)} begins after the start; before its first date its first value holds`,
  tableEndsEarly: (name: string) =>
    `the table ${q(name)} ends before the horizon; after its last date its last value holds`,
  countsEndEarly: (name: string) => `no cases ${q(name)} arrive after the last period of their table`,
};

const chain = {
  unknownUnit: (name: string) => `no unit is called ${q(name)}`,
  unknownStep: (name: string) => `the case has no step ${q(name)}`,
  unknownCase: (name: string) => `no case is called ${q(name)}`,
  unknownGroup: (name: string) => `no group is called ${q(name)}`,
  unknownLevel: (name: string) => `no threat level is called ${q(name)}`,
  unusedUnit: (name: string) => `nobody uses the unit ${q(name)}: no step, obligation or post names it`,
  unopenedCase: (name: string) => `nothing ever opens the case ${q(name)}`,
  unusedParameter: (name: string) => `no formula names the parameter ${q(name)}`,
  staffingTwice: (key: string) => `onDuty is given directly, so that ${q(key)} has nothing to say`,
  staffingWithoutHours: () => 'fte needs productiveHours beside it',
  staffingWithoutFte: () => 'productiveHours needs fte beside it',
  staffingMissing: (path: string) => `nothing says how many work at ${q(path)}`,
  staffingExpected: () => 'fte with productiveHours, or onDuty',
  perPersonWithoutSharing: () => 'perPerson says how many tasks share a person; here nothing is shared',
  perPersonExpected: () => 'discipline: sharing beside it',
  notWhereShared: (what: string, unit: string) =>
    `${what} cannot be at ${q(unit)}: its discipline is sharing, so that nobody there is taken by one task alone`,
  notSharedExpected: () => 'a unit whose discipline is fifo or due',
  aTeam: () => 'a team',
  jointWork: () => 'joint work',
  preemptingWork: () => 'work that interrupts other work',
  aPost: () => 'a post',
  aMeeting: () => 'a meeting',
  dueWithoutDeadlines: (unit: string) =>
    `none of the work at ${q(unit)} has a deadline, so that due orders nothing`,
  noSteps: (name: string) => `the case ${q(name)} has no steps`,
  arrivalsNever: () => 'nothing says when cases arrive',
  arrivalsTwice: () => 'arrivals come in one way: by rate, every, dates, table, or per with hazard',
  perWithoutHazard: () => 'nothing says at which hazard each person of the group brings cases',
  hazardWithoutPer: () => 'a hazard is run by each person of a group; nothing says of which',
  movesNobody: (name: string) => `the case ${q(name)} is about nobody whom it could move`,
  hintAbout: () => 'say that the case is about a person: about: person',
  waitAtUnit: () => 'a step works at a unit or waits, not both',
  keyNeedsUnit: (key: string) => `${q(key)} belongs to work; this step names no unit`,
  onLateWithoutDeadline: () => 'onLate without a deadline never happens',
  lateEnd: () => 'work that is late is dropped, it does not end',
  teamTooLarge: (team: number, unit: string, places: number) =>
    `a team of ${team} never fits: ${q(unit)} has ${places === 1 ? '1 place' : `${places} places`}`,
  shareTooLarge: (share: number, unit: string, places: number) =>
    `a share of ${share} places can never be had: ${q(unit)} has ${places === 1 ? '1 place' : `${places} places`}`,
  partnerOfItself: (unit: string) => `${q(unit)} does the work itself; it cannot be its own partner`,
  hintTeam: () => 'the places that the work takes there are its team',
  neverOpenTogether: (partner: string, unit: string) =>
    `joint work never starts: ${q(partner)} and ${q(unit)} are never open at the same time`,
  alternativeTwice: (unit: string) => `${q(unit)} stands among the alternatives already`,
  meetingAtOneUnit: () => 'a meeting is held at one unit; others take part by with',
  keyAtMeeting: (key: string) =>
    `${q(key)} belongs to work; a meeting lasts its length and takes its persons from work anyway`,
  neverOpenSoLong: (hours: number, units: readonly string[]) =>
    units.length === 1
      ? `${q(units[0] ?? '')} is never open for ${hours} h on end`
      : `${units.map(q).join(' and ')} are never open together for ${hours} h on end`,
  openTogetherExpected: () => 'a length that fits into the open hours that its units have in common',
  meetingOutsideHours: (moment: string, units: readonly string[]) =>
    `the meeting of ${moment} would not lie inside the open hours of ${units.map(q).join(' and ')}`,
  meetingInsideHours: () => 'moments at which all its units are open for the whole length',
  meetingsOverlap: (moment: string) =>
    `the meeting of ${moment} would begin before the one before it has ended`,
  tooManyMeetings: (most: number) => `there would be more than ${most} meetings`,
  keyAtFork: (key: string) =>
    `a fork only sends its branches out: ${q(key)} belongs to a step before it, after it or in a branch`,
  fewBranches: () => 'a fork has two branches at least',
  branchesExpected: () => 'all: [step, step, …]',
  branchIsEnd: () => 'a branch begins with a step; to end at once is no branch',
  branchTwice: (name: string) => `the branch ${q(name)} stands twice in the fork`,
  branchReturns: (branch: string, fork: string) =>
    `the branch ${q(branch)} leads back to its own fork ${q(fork)}`,
  branchFromOutside: (branch: string, fork: string) =>
    `${q(branch)} is a branch of ${q(fork)} and is reached only from there`,
  branchIsFirst: (branch: string) => `cases enter at ${q(branch)}, so that it can be no branch`,
  branchOfAnother: (branch: string, fork: string) => `${q(branch)} is a branch of ${q(fork)} already`,
  branchLeavesLine: (branch: string, step: string) =>
    `the branch ${q(branch)} leads to ${q(step)}, which is reached another way too`,
  branchRoute: () => 'a step of this branch alone, or end, which ends the branch',
  initialInBranch: (step: string) =>
    `${q(step)} lies in a branch of a fork; cases cannot stand there at the beginning, let them stand at the fork`,
  routeEmpty: () => 'nothing says where the case goes next',
  routeEmptyLevel: () => 'nothing says which level comes next',
  twoRests: () => 'only one branch can take the rest',
  probabilityOutside: (value: number) => `a probability comes out as ${value}`,
  probabilitiesAbove: (percent: number) => `the probabilities add up to ${percent} %, more than 100 %`,
  probabilitiesBelow: (percent: number) => `the probabilities add up to ${percent} %, not 100 %`,
  formulasWithoutRest: () => 'probabilities that vary need a branch that takes what they leave',
  hintRest: () => 'give one branch the rest: end: rest',
  unreachable: (name: string) => `no route reaches the step ${q(name)}`,
  endlessLoop: (name: string) => `from ${q(name)} a case goes round for ever without time passing`,
  postWhileClosed: (post: string, unit: string) =>
    `the post ${q(post)} must be staffed without a break, but ${q(unit)} closes`,
  postHowMany: (post: string) => `nothing says how many posts ${q(post)} there are`,
  postTwice: (post: string) => `the number of posts ${q(post)} is said twice: by required and by opens`,
  postExpected: () => 'required, or opens with lasts',
  postKeyWithoutOpens: (key: string) =>
    `${q(key)} belongs to posts that open by themselves; this one has no opens`,
  postWithoutLasts: (post: string) => `nothing says how long a post ${q(post)} stays that opens`,
  outageNever: () => 'nothing says when the outage begins',
  outageTwice: () => 'an outage begins on dates or at a rate; make two of it',
  outageExpected: () => 'on, or rate',
  notAGroupOrCount: (name: string) => `no group and no parameter is called ${q(name)}`,
  postRoster: () => 'a unit with roster: continuous',
  threatPathMissing: (count: number) =>
    count === 0 ? 'the threat has no levels' : `of ${count} threat levels nothing says which holds`,
  threatPathExpected: () => 'path: { fixed: LEVEL }, { timeline: … } or { semiMarkov: … }',
  threatPathNone: () => 'nothing says which level holds',
  threatPathTwice: (ways: readonly string[]) => `the threat has one path, not ${ways.join(' and ')}`,
  startWithoutSemiMarkov: () =>
    'start belongs to semiMarkov: other paths say themselves what holds at the start',
  timelineEmpty: () => 'the timeline has no dates',
  timelineLate: (date: string, start: string) =>
    `the timeline begins with ${q(date)}, after the start (${start}): nothing says which level holds before`,
  hintTimeline: (start: string) => `begin with the level that holds on ${start}`,
  timelineTwice: (date: string) => `the moment ${q(date)} stands twice in the timeline`,
  noStays: () => 'the path has no levels',
  incidentNever: (name: string) => `nothing says when the incident ${q(name)} happens`,
  rateOrDates: () => 'rate, dates, or both',
  flowNowhere: (name: string) => `the flow ${q(name)} comes from nowhere and goes nowhere`,
  flowTwice: (ways: readonly string[]) => `people move in one way, not by ${ways.join(' and ')}`,
  dwellWithoutFrom: () => 'a dwell is spent in a group; this flow names none to take people from',
  flowNeither: (name: string) => `nothing says how fast people move in the flow ${q(name)}`,
  flowExpected: () => 'rate (people from outside), or hazard or dwell (people of a group)',
  rateWithFrom: () => 'a rate brings people in from outside; this flow takes them from a group',
  hintHazard: () => 'write hazard, per person and time',
  hazardWithoutFrom: () => 'a hazard moves people of a group; this flow names none to take them from',
  hintRate: () => 'write rate, or name the group in from',
  batchWithoutRate: () => 'people of a group move one by one: batch belongs to a rate',
};

const norms = {
  normWithoutLimit: () => 'the norm has no limit',
  normTwoLimits: () => 'a norm has one limit; make two norms of it',
  limitPhrase: (unit: string) => `a limit in ${unit}`,
  shareAtBound: () => 'a share limited at 0 % or 100 % makes each single miss a breach',
  hintCount: () => 'limit a count instead, such as { metric: late, atMost: 0 }',
  unknownMetric: (name: string) => `no metric is called ${q(name)}`,
  metricOfOther: (name: string, scope: string, kind: string) =>
    `${q(name)} is not measured for ${q(scope)}, a ${kind}`,
  noMetrics: (kind: string) =>
    `a metric of another scope; none that a norm can limit is measured for a ${kind}`,
  unknownScope: (name: string) => `nothing that the metric is measured for is called ${q(name)}`,
  noDeadline: (metric: string, scope: string) => `${q(metric)} needs a deadline, and ${q(scope)} has none`,
  minCountWithoutObservations: (metric: string) =>
    `${q(metric)} is judged every period; minCount is for shares and percentiles`,
  periodBeyondHorizon: (label: string) =>
    `a period of a ${label} is longer than the horizon: the norm would never be judged`,
  hintPer: () => 'give it a period of its own, such as per: week',
  inARowTooLong: (inARow: number, periods: number, label: string) =>
    `the horizon has ${periods === 1 ? '1 period' : `${periods} periods`} of a ${label}: ${inARow} in a row can never be missed`,
};

export const messages = {
  ...general,
  ...files,
  ...shape,
  ...quantities,
  ...distributions,
  ...formulas,
  ...time,
  ...tables,
  ...chain,
  ...norms,
} as const;
