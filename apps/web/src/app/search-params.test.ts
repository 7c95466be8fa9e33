import { expect, it } from 'vitest';
import { flag, listSearch, number, present, texts } from './search-params.ts';

it('puts nothing in the place of what is of another kind', () => {
  const raw = { panels: 'x', log: 'true', from: 'a', q: ['a'], sort: '-name' };
  const fields = {
    ...listSearch(raw),
    panels: texts(raw.panels),
    log: flag(raw.log),
    from: number(raw.from),
  };
  // As the router does it.
  expect({ ...raw, ...present(fields) }).toEqual({
    panels: undefined,
    log: undefined,
    from: undefined,
    q: undefined,
    sort: '-name',
  });
});
