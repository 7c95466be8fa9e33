const SYSTEM_PREFIX = 'system/';

export function isSystemMetric(key: string): boolean {
  return key.startsWith(SYSTEM_PREFIX);
}

export interface MetricKind {
  readonly title: string;
  readonly keys: readonly string[];
}

const KINDS: readonly (readonly [title: string, pattern: RegExp])[] = [
  ['GPU', /gpu/],
  ['CPU', /cpu/],
  ['Memory', /memory|ram|swap/],
  ['Disk', /disk/],
  ['Network', /network/],
];
const REST = 'Other';

/** System metrics by what they measure. A node's name may stand between the prefix and the rest. */
export function systemMetricKinds(keys: readonly string[]): MetricKind[] {
  const titleOf = (key: string): string =>
    KINDS.find(([, pattern]) => pattern.test(key.slice(SYSTEM_PREFIX.length)))?.[0] ?? REST;
  const groups = Map.groupBy(keys.filter(isSystemMetric), titleOf);
  return [...KINDS.map(([title]) => title), REST].flatMap((title) => {
    const found = groups.get(title);
    return found === undefined ? [] : [{ title, keys: found.toSorted() }];
  });
}
