/** Zeroed memory that is never given back: the core asks for it while a chain is set up, and when a table doubles. */
export function allocate(bytes: i32): usize {
  const at = heap.alloc(usize(bytes));
  memory.fill(at, 0, usize(bytes));
  return at;
}

/** A list of objects of the core, made while a chain is set up; a push may move it. */
@unmanaged
export class List<T> {
  length: i32 = 0;
  private room: i32 = 4;
  private cells: usize = allocate(16);

  get(index: i32): T {
    return changetype<T>(load<usize>(this.cells + (usize(index) << 2)));
  }

  push(item: T): void {
    if (this.length === this.room) {
      const cells = allocate(this.room * 8);
      memory.copy(cells, this.cells, usize(this.room) << 2);
      this.cells = cells;
      this.room *= 2;
    }
    this.set(this.length++, item);
  }

  set(index: i32, item: T): void {
    store<usize>(this.cells + (usize(index) << 2), changetype<usize>(item));
  }
}

/** Numbers in a row, filled by the host while a chain is set up. */
@unmanaged
export class Numbers {
  readonly length: i32;
  readonly cells: usize;

  constructor(length: i32) {
    this.length = length;
    this.cells = allocate(length * 8);
  }

  get(index: i32): f64 {
    return load<f64>(this.cells + (usize(index) << 3));
  }

  set(index: i32, value: f64): void {
    store<f64>(this.cells + (usize(index) << 3), value);
  }

  fill(value: f64): void {
    for (let index = 0; index < this.length; index++) this.set(index, value);
  }

  /** How many of the ascending numbers are below a limit. */
  countBelow(limit: f64): i32 {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.get(middle) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
