/**
 * The ziggurat of the exponential density e⁻ˣ: 256 layers of equal area, the lowest with the tail behind it
 * (Marsaglia and Tsang 2000, "The ziggurat method for generating random variables", J. Stat. Softw. 5(8),
 * doi 10.18637/jss.v005.i08). A point is drawn in a layer; left of the next layer's edge it lies under the curve for
 * certain, and its abscissa is the draw. So 99 draws in 100 cost one multiplication and no logarithm.
 */
const LAYERS = 256;
/** Where the tail begins, and the area of each layer: the root of the condition that the topmost layer ends at 1. */
const TAIL = 7.69711747013105;

/** Right edges of the layers, from the (widened) lowest one; `EDGES[1]` is where the tail begins, the last is 0. */
export const EDGES = new Float64Array(LAYERS + 1);
/** Heights of the curve at the right edges. */
export const HEIGHTS = new Float64Array(LAYERS + 1);

const area = (TAIL + 1) * Math.exp(-TAIL);
EDGES[0] = area * Math.exp(TAIL);
EDGES[1] = TAIL;
for (let layer = 2; layer < LAYERS; layer++) {
  EDGES[layer] = -Math.log(area / EDGES[layer - 1]! + Math.exp(-EDGES[layer - 1]!));
}
for (let layer = 1; layer <= LAYERS; layer++) HEIGHTS[layer] = Math.exp(-EDGES[layer]!);
