/** A list without an item that it has, or with one that it lacks; undefined instead of an empty one. */
export function toggled(list: readonly string[] | undefined, item: string): readonly string[] | undefined {
  const next =
    list?.includes(item) === true ? list.filter((other) => other !== item) : [...(list ?? []), item];
  return next.length === 0 ? undefined : next;
}
