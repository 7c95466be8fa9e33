/** One key with its value on each side; undefined where a side lacks it. */
export interface Difference<V> {
  readonly key: string;
  readonly values: readonly (V | undefined)[];
  readonly differs: boolean;
}

/** The keys of all sides in the order of the alphabet. */
export function differences<V>(sides: readonly ReadonlyMap<string, V>[]): Difference<V>[] {
  const keys = [...new Set(sides.flatMap((side) => [...side.keys()]))].toSorted((a, b) => a.localeCompare(b));
  return keys.map((key) => {
    const values = sides.map((side) => side.get(key));
    // NaN is no change from NaN.
    return { key, values, differs: values.some((value) => !Object.is(value, values[0])) };
  });
}
