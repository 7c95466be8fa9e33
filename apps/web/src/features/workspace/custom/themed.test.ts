import { expect, it } from 'vitest';
import { themed } from './themed.ts';

const look = {
  ink: '#111',
  faintInk: '#777',
  line: '#ddd',
  accent: '#00f',
  font: 'Inter',
  categories: ['#a', '#b'],
};
const size = { look, widthPx: 400, heightPx: 300 };

it('fills what a specification leaves open', () => {
  expect(themed({ json: { mark: 'point' }, ...size })).toMatchObject({
    mark: 'point',
    width: 400,
    height: 300,
    data: { name: 'runs' },
    background: 'transparent',
    config: { font: 'Inter', axis: { labelColor: '#777' }, range: { category: ['#a', '#b'] } },
  });
});

it('leaves what it says', () => {
  const json = {
    width: 90,
    height: 'container',
    data: { name: 'metrics' },
    background: 'red',
    config: { axis: { labelColor: 'green' }, bar: { color: 'blue' } },
  };
  expect(themed({ json, ...size })).toMatchObject({
    width: 90,
    height: 300,
    data: { name: 'metrics' },
    background: 'red',
    config: { axis: { labelColor: 'green', titleColor: '#111' }, bar: { color: 'blue' } },
  });
});

it.each([{ hconcat: [] }, { repeat: {} }, { encoding: { row: { field: 'a' } } }])(
  '%j decides its size itself',
  (json) => expect(themed({ json, ...size })).not.toHaveProperty('width'),
);

it('takes no prototype from a specification', () => {
  const json = JSON.parse('{"config":{"__proto__":{"hostile":1},"axis":{"__proto__":{"hostile":1}}}}');
  themed({ json, ...size });
  expect(({} as Record<string, unknown>)['hostile']).toBeUndefined();
});
