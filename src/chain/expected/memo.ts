/**
 * Values, each with what it was made of. A memo that follows another takes over what was made there of the same: paths of
 * a chain and of its copies with one value changed share all that the change does not touch.
 */
export class Memo<Value> {
  private readonly made = new Map<string | number, Made<Value>>();
  private readonly before: Memo<Value> | undefined;

  /** @param before made earlier, and no longer added to */
  constructor(before?: Memo<Value>) {
    this.before = before;
  }

  /** The value that is called `key`, made anew unless it was made of these very inputs (the same objects, equal numbers). */
  of(key: string | number, inputs: readonly unknown[], make: () => Value): Value {
    const known = this.made.get(key) ?? this.before?.made.get(key);
    const made = known !== undefined && isSame(known.inputs, inputs) ? known : { inputs, value: make() };
    this.made.set(key, made);
    return made.value;
  }

  /** The value that was last called `key`, whatever it was made of; from the memo that this one follows, if not here. */
  last(key: string | number): Value | undefined {
    return (this.made.get(key) ?? this.before?.made.get(key))?.value;
  }
}

interface Made<Value> {
  readonly inputs: readonly unknown[];
  readonly value: Value;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (!Object.is(one[index], other[index])) return false;
  return true;
}
