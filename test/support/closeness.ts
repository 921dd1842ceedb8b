/** |got ÷ wanted − 1|: the relative error (the absolute one if nothing is wanted). */
export function relativeError(got: number, wanted: number): number {
  return wanted === 0 ? Math.abs(got) : Math.abs(got / wanted - 1);
}
