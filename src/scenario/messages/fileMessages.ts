import { list, q } from './quoting.ts';

/* Files, layers over one another, and the shape of what stands in them. */

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
  tabIndents: () => 'a tab stands where spaces indent; indent with spaces, here and in the lines below',
  yaml: (words: string) =>
    /call stack/.test(words)
      ? 'this is nested too deeply to be a scenario'
      : `this is no valid YAML: ${words.replace(/\s+/g, ' ').trim()}`,
  duplicateKey: (key: string) => `the key ${q(key)} stands twice in the same place`,
  forbiddenKey: (key: string) => `${q(key)} cannot be a name`,
  keyTooLong: (length: number) => `this name has ${length} characters`,
  keyExpected: (most: number) => `a name of at most ${most} characters; a label may say more`,
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

export const fileMessages = { ...general, ...files, ...shape } as const;
