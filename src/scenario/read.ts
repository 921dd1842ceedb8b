import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  visit,
  type Document as YamlDocument,
} from 'yaml';
import type { Fault } from './fault.ts';
import { messages } from './messages.ts';
import { FORBIDDEN_KEYS } from './names.ts';
import type { Entry, MapNode, Scalar, SourceNode } from './node.ts';
import { makeSource, type Position, placeAt, type Source } from './source.ts';

/** Longest scenario file, in characters. */
export const LARGEST_FILE = 2_000_000;
/** Most nodes of a file once its aliases are followed, and most levels inside one another. */
const MOST_NODES = 200_000;
const DEEPEST = 60;
/** Longest key, in characters: what YAML itself allows where a key is not marked by `?`. */
const LONGEST_KEY = 1024;
/** What the parser says of longer ones in some places; here they are refused in all, with the other faults of the file. */
const KEY_TOO_LONG = 'KEY_OVER_1024_CHARS';
/** Most faults of YAML that are reported for one file. */
const MOST_SYNTAX_FAULTS = 20;

/** What a text says, or why it cannot be understood. */
export interface ReadResult {
  /** Absent when the text is no YAML that a scenario can be made of. */
  readonly node?: SourceNode;
  readonly faults: readonly Fault[];
}

/** Reads the text of a scenario file: one YAML 1.2 document with a map at its top. */
export function readScenarioText(text: string, file: string, isOverlay = false): ReadResult {
  if (text.length > LARGEST_FILE)
    return {
      faults: [{ code: 'scenario.too-large', message: messages.tooLarge(file, text.length, LARGEST_FILE) }],
    };
  const { node, faults } = readYaml(makeSource(file, text, isOverlay));
  if (node === undefined || node.kind === 'map') return { ...(node === undefined ? {} : { node }), faults };
  const isEmpty = node.kind === 'scalar' && node.value === null;
  return {
    faults: [
      ...faults,
      {
        code: isEmpty ? 'scenario.empty' : 'scenario.not-a-map',
        message: isEmpty ? messages.emptyFile(file) : messages.notAMap(file),
        where: placeAt(node.position),
        expected: messages.expectedTop(),
      },
    ],
  };
}

/** Reads any one YAML value, also a scalar: a file, or what a change sets. */
export function readYaml(source: Source): ReadResult {
  let documents: readonly YamlDocument.Parsed[];
  const lineCounter = new LineCounter();
  try {
    const parsed = parseAllDocuments(source.text, { lineCounter, version: '1.2', prettyErrors: false });
    documents = Array.isArray(parsed) ? parsed : [];
  } catch {
    // The parser is recursive: text nested tens of thousands of levels deep exhausts the stack.
    return {
      faults: [
        {
          code: 'scenario.too-deep',
          message: messages.tooDeep(DEEPEST),
          where: placeAt({ source, offset: 0 }),
        },
      ],
    };
  }
  const [document, second] = documents;
  if (document === undefined) {
    return { node: { kind: 'scalar', value: null, text: '', position: { source, offset: 0 } }, faults: [] };
  }
  const read = document.errors.filter(({ code }) => code !== KEY_TOO_LONG);
  // A line that a tab indents stands nowhere, and every line after it that belonged there seems misplaced.
  const tabs = read.filter(({ code }) => code === 'TAB_AS_INDENT');
  const errors = tabs.length > 0 ? tabs : read;
  const faults: Fault[] = [...errors, ...document.warnings].slice(0, MOST_SYNTAX_FAULTS).map((error) => ({
    code: error.code === 'DUPLICATE_KEY' ? 'scenario.duplicate-key' : 'scenario.yaml',
    message:
      error.code === 'DUPLICATE_KEY'
        ? messages.duplicateKey(wordAt(source, error.pos[0]))
        : error.code === 'TAB_AS_INDENT'
          ? messages.tabIndents()
          : messages.yaml(error.message),
    where: placeAt({ source, offset: Math.min(error.pos[0], source.text.length) }),
  }));
  if (second !== undefined) {
    const offset = second.range?.[0] ?? 0;
    faults.push({
      code: 'scenario.documents',
      message: messages.severalDocuments(),
      where: placeAt({ source, offset }),
    });
  }
  const isBroken = errors.some((error) => error.code !== 'DUPLICATE_KEY');
  if (isBroken) return { faults };
  const converter = new Converter(source, document);
  const node = converter.convert(document.contents, 0);
  return { node, faults: [...faults, ...converter.faults] };
}

/** The key that stands at an offset, for messages. */
function wordAt(source: Source, offset: number): string {
  return /^["']?([^\s:,{}[\]"']*)/.exec(source.text.slice(offset, offset + 80))?.[1] ?? '';
}

/** Turns the parser's nodes into ours; follows aliases within bounds. */
class Converter {
  readonly faults: Fault[] = [];
  declare private readonly source: Source;
  declare private readonly document: YamlDocument.Parsed;
  declare private nodeCount: number;
  declare private readonly open: Set<unknown>;
  declare private targets: ReadonlyMap<Alias, Node> | undefined;

  constructor(source: Source, document: YamlDocument.Parsed) {
    this.source = source;
    this.document = document;
    this.nodeCount = 0;
    this.open = new Set();
    this.targets = undefined;
  }

  convert(node: Node | null | undefined, from: number, depth = 0): SourceNode {
    const offset = node?.range?.[0] ?? from;
    const position: Position = { source: this.source, offset: Math.min(offset, this.source.text.length) };
    const nothing: SourceNode = { kind: 'scalar', value: null, text: '', position };
    this.nodeCount += 1;
    if (this.nodeCount > MOST_NODES) {
      if (this.nodeCount === MOST_NODES + 1)
        this.fault('scenario.aliases', messages.tooManyNodes(MOST_NODES), position);
      return nothing;
    }
    if (depth > DEEPEST) {
      this.fault('scenario.too-deep', messages.tooDeep(DEEPEST), position);
      return nothing;
    }
    if (isAlias(node)) return this.follow(node, position, depth);
    if (isMap(node)) return this.map(node.items as Pair<Node, Node | null>[], position, depth);
    if (isSeq(node)) {
      return {
        kind: 'list',
        items: node.items.map((item) => this.convert(item as Node, offset, depth + 1)),
        position,
      };
    }
    if (!isScalar(node)) return nothing;
    const value = scalarOf(node.value);
    const text = node.type === 'PLAIN' && node.source !== undefined ? node.source : String(value ?? '');
    return { kind: 'scalar', value, text, position };
  }

  private follow(alias: Alias, position: Position, depth: number): SourceNode {
    this.targets ??= targetsOf(this.document);
    const target = this.targets.get(alias);
    if (target === undefined || this.open.has(target)) {
      this.fault('scenario.aliases', messages.alias(alias.source), position);
      return { kind: 'scalar', value: null, text: '', position };
    }
    this.open.add(target);
    const node = this.convert(target, position.offset, depth);
    this.open.delete(target);
    return node;
  }

  private map(pairs: readonly Pair<Node, Node | null>[], position: Position, depth: number): MapNode {
    const entries = new Map<string, Entry>();
    for (const { key, value } of pairs) {
      const offset = key?.range?.[0] ?? position.offset;
      const at: Position = { source: this.source, offset };
      const name = isScalar(key) && key.value !== null ? (key.source ?? String(key.value)) : undefined;
      if (name === undefined) this.fault('scenario.forbidden-key', messages.keyIsNoText(), at);
      else if (FORBIDDEN_KEYS.has(name))
        this.fault('scenario.forbidden-key', messages.forbiddenKey(name), at);
      else {
        if (name.length > LONGEST_KEY) this.tooLong(name, at);
        entries.set(name, { key: at, node: this.convert(value, key?.range?.[1] ?? offset, depth + 1) });
      }
    }
    return { kind: 'map', entries, position };
  }

  private tooLong(name: string, at: Position): void {
    this.faults.push({
      code: 'scenario.key-too-long',
      message: messages.keyTooLong(name.length),
      where: placeAt(at),
      expected: messages.keyExpected(LONGEST_KEY),
    });
  }

  private fault(code: string, message: string, position: Position): void {
    this.faults.push({ code, message, where: placeAt(position) });
  }
}

/** What each alias of a document stands for: the last node before it with that anchor. */
function targetsOf(document: YamlDocument.Parsed): Map<Alias, Node> {
  const anchored = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchored.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  return targets;
}

/** Anything that is no plain scalar (a binary, a date of another schema) is its text. */
function scalarOf(value: unknown): Scalar {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value);
}
