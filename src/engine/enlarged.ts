/** A larger copy of a typed array, zeros behind. */
export function enlarged<T extends Int32Array | Uint8Array | Float64Array>(array: T, capacity: number): T {
  const larger = new (array.constructor as new (length: number) => T)(capacity);
  larger.set(array);
  return larger;
}
