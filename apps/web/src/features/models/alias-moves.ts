import type { RegistryEvent } from '../../api/registry.ts';

/** Where each alias pointed before it points where it does, as far as the history (newest first) tells. */
export function aliasesBefore(events: readonly RegistryEvent[]): ReadonlyMap<string, string> {
  const before = new Map<string, string>();
  for (const { action, key = '', from } of events) {
    if (action === 'ALIAS_SET' && from !== undefined && !before.has(key)) before.set(key, from);
  }
  return before;
}
