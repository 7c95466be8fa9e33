/** A metric's value: NaN and the infinities come over the wire as texts. */
export function metricValue(value: number | string): number {
  return Number(value);
}
