import { expect, test } from 'vitest';
import type { RegistryEvent } from '../../api/registry.ts';
import { aliasesBefore } from './alias-moves.ts';

const event = (fields: Partial<RegistryEvent>): RegistryEvent => ({
  event_id: '1',
  timestamp: 1,
  user: '',
  action: 'ALIAS_SET',
  name: 'm',
  ...fields,
});

test('the last move of an alias tells where it was', () => {
  const before = aliasesBefore([
    event({ key: 'champion', from: '7', to: '8' }),
    event({ key: 'champion', from: '6', to: '7' }),
    event({ key: 'shadow', to: '3' }),
    event({ action: 'TAG_SET', key: 'other', from: '1', to: '2' }),
  ]);
  expect([...before]).toEqual([['champion', '7']]);
});
