import type { SettingSpec, WatchedSpec } from '../../chain/policy/policySpec.ts';
import type { Fault, Place } from '../fault.ts';
import type { FormulaNames } from '../formula.ts';
import type { MathParser } from '../mathParser.ts';
import { messages } from '../messages.ts';
import { nearestName } from '../nearestName.ts';
import { type Keys, keyPosition, type MapNode, namesAt, nodeAt, positionOf } from '../node.ts';
import { isFromOverlay } from '../redaction.ts';
import type { FileReader, ValueRecord } from '../scenario.ts';
import type { ScenarioFile } from '../schema/scenarioSchema.ts';
import { placeAt } from '../source.ts';
import { pathOf, type Spot } from '../spot.ts';
import type { ValidationResult } from '../validate.ts';
import type { DrawnValue, UniformOf } from './drawing.ts';
import { watch } from './watch.ts';

/** What else a fault may say. */
export interface FaultMore {
  readonly expected?: string;
  readonly hint?: string;
  /** Point at the key rather than at the value. */
  readonly atKey?: boolean;
  /** Point at this character of the value. */
  readonly character?: number;
}

/**
 * One pass over a scenario from text to chain: what the parts of the compiler share. Parts never throw; what
 * they cannot compile they report here and leave out, and a chain with faults is thrown away at the end.
 *
 * Names are those in the file, also of parts whose shape is wrong: a reference to such a part is no second fault.
 */
export class Compilation {
  declare readonly root: MapNode;
  declare readonly data: ScenarioFile;
  declare readonly parser: MathParser | undefined;
  declare readonly faults: Fault[];
  declare readonly warnings: Fault[];
  declare readonly values: { readonly keys: Keys; readonly record: ValueRecord }[];
  /** Whether a formula was met that only the parser can read. */
  declare parserNeeded: boolean;
  /** What formulas may name; complete once the parameters are compiled. */
  declare names: FormulaNames;
  /** Parameters whose value is at fault: formulas that name them say nothing of it. */
  declare readonly brokenParameters: Set<string>;
  declare readonly sourceNames: ReadonlySet<string>;
  declare readonly groupNames: readonly string[];
  declare readonly caseNames: readonly string[];
  /** `case.step`, in file order. */
  declare readonly stepNames: readonly string[];
  /** Parameters that a formula names, by index. */
  declare readonly usedParameters: Set<number>;
  declare readonly tableNames: readonly string[];
  /** Tables that formulas name, and those whose counts arrive, by index. */
  declare readonly usedTables: Set<number>;
  declare readonly countedTables: Set<number>;
  /** Tables that could not be read: what names them says nothing of it. */
  declare readonly brokenTables: Set<string>;
  /** Reads the files of tables and observed values. */
  declare readonly reader: FileReader;
  /** What files said, by the map that names them: part of the scenario as resolved, since the files may change. */
  declare readonly contents: { readonly keys: Keys; readonly content: object }[];
  /** `organisation.unit`, in file order. */
  declare readonly unitNames: readonly string[];

  /** Metrics of units that conditions of policies name. */
  declare readonly watched: WatchedSpec[];
  /** What policies set while the chain runs: found out once the rest is compiled, into `settings`. */
  declare readonly policySettings: {
    readonly path: string;
    readonly spot: Spot;
    readonly settings: SettingSpec[];
  }[];
  /** Names that an unknown one most likely stands for. */
  declare readonly suspected: Set<string>;
  /** Cases whose shape is at fault: their routes cannot be followed. */
  declare readonly brokenCases: ReadonlySet<string>;
  declare private readonly meant: ReadonlySet<string>;
  /** Whether what overlays set is left out of everything that is written. */
  declare readonly redact: boolean;
  /** Given when values with a range are drawn. */
  declare readonly uniformOf: UniformOf | undefined;
  /** What was drawn, in the order of compiling. */
  declare readonly drawn: DrawnValue[];

  constructor(
    root: MapNode,
    shape: ValidationResult,
    reader: FileReader,
    parser: MathParser | undefined,
    redact = false,
    uniformOf?: UniformOf,
  ) {
    this.root = root;
    this.data = shape.data;
    this.brokenCases = shape.brokenCases;
    this.meant = shape.meant;
    this.parser = parser;
    this.redact = redact;
    this.uniformOf = uniformOf;
    this.drawn = [];
    this.faults = [];
    this.warnings = [];
    this.values = [];
    this.parserNeeded = false;
    this.brokenParameters = new Set();
    this.sourceNames = new Set(namesAt(root, ['sources']));
    this.groupNames = namesAt(root, ['people', 'groups']);
    this.caseNames = namesAt(root, ['cases']);
    this.stepNames = this.caseNames.flatMap((name) =>
      namesAt(root, ['cases', name, 'steps']).map((step) => `${name}.${step}`),
    );
    this.usedParameters = new Set();
    this.tableNames = namesAt(root, ['tables']);
    this.usedTables = new Set();
    this.countedTables = new Set();
    this.brokenTables = new Set();
    this.reader = reader;
    this.contents = [];
    this.suspected = new Set();
    this.watched = [];
    this.policySettings = [];
    this.unitNames = namesAt(root, ['organisations']).flatMap((organisation) =>
      namesAt(root, ['organisations', organisation, 'units']).map((unit) => `${organisation}.${unit}`),
    );
    this.names = {
      parameters: new Map(),
      groups: new Map(this.groupNames.map((name, index) => [name, index])),
      tables: new Map(this.tableNames.map((name, index) => [name, index])),
    };
  }

  /** Formulas that are compiled meanwhile may name metrics of units. */
  whereWatched<Made>(compile: () => Made): Made {
    const { names } = this;
    this.names = { ...names, watch: (name) => watch(this, name) };
    const made = compile();
    this.names = names;
    return made;
  }

  fault(spot: Spot, code: string, message: string, more: FaultMore = {}): void {
    this.faults.push(this.makeFault(spot, code, message, more));
  }

  warn(spot: Spot, code: string, message: string, more: FaultMore = {}): void {
    this.warnings.push(this.makeFault(spot, code, message, more));
  }

  /** Where that value stands, or would stand. */
  place(spot: Spot): Place {
    return placeAt(positionOf(this.root, spot.keys), spot.path);
  }

  /**
   * The index of a name among those known, or a fault with the nearest of them.
   */
  indexOf(
    spot: Spot,
    name: string,
    known: readonly string[],
    code: string,
    message: string,
  ): number | undefined {
    const index = known.indexOf(name);
    if (index >= 0) return index;
    this.unknown(spot, name, known, code, message);
    return undefined;
  }

  /** A fault for a name that is none of those known. */
  unknown(
    spot: Spot,
    name: string,
    known: readonly string[],
    code: string,
    message: string,
    atKey = false,
  ): void {
    const near = nearestName(name, known);
    if (near !== undefined) this.suspected.add(near);
    this.fault(spot, code, message, {
      expected: known.length === 0 ? messages.noneDefined() : messages.oneOf(known),
      ...(near === undefined ? {} : { hint: messages.didYouMean(near) }),
      atKey,
    });
  }

  /** Whether an overlay set what stands there, and it is left out of what is written. */
  isRedacted(spot: Spot): boolean {
    return this.redact && isFromOverlay(nodeAt(this.root, spot.keys));
  }

  /** Whether parts of that map were at fault and are not in its data any more. */
  isPruned(spot: Spot, data: object): boolean {
    return namesAt(this.root, spot.keys).length > Object.keys(data).length;
  }

  /** Whether the file has something there, of the right shape or not, or most likely meant to. */
  has(spot: Spot): boolean {
    return nodeAt(this.root, spot.keys) !== undefined || this.meant.has(pathOf(spot.keys));
  }

  private makeFault(spot: Spot, code: string, message: string, more: FaultMore): Fault {
    const position =
      more.atKey === true ? keyPosition(this.root, spot.keys) : positionOf(this.root, spot.keys);
    const { source, offset } = position;
    // A text in quotes begins one character later; one in a block has no single line to point into.
    const quoted = /["']/.test(source.text[offset] ?? '') ? 1 : 0;
    const inBlock = /[|>]/.test(source.text[offset] ?? '');
    const shift = more.character === undefined || inBlock ? 0 : more.character + quoted;
    return {
      code,
      message,
      where: placeAt({ source, offset: offset + shift }, spot.path),
      ...(more.expected === undefined ? {} : { expected: more.expected }),
      ...(more.hint === undefined ? {} : { hint: more.hint }),
    };
  }
}
