import { describe, expect, it } from 'vitest';
import { paramsText } from './params-text.ts';

const params = [
  { key: 'opt', value: 'adam' },
  { key: 'lr', value: '0.1' },
  { key: 'note', value: "it's: $HOME\n" },
  { key: '__proto__', value: 'yes' },
];

describe('paramsText', () => {
  it('writes YAML whose texts stay texts', () => {
    expect(paramsText(params, 'YAML')).toBe(
      '__proto__: "yes"\nlr: 0.1\nnote: "it\'s: $HOME\\n"\nopt: adam\n',
    );
  });

  it('writes JSON and Python with every key', () => {
    expect(Object.keys(JSON.parse(paramsText(params, 'JSON')) as object)).toEqual([
      '__proto__',
      'lr',
      'note',
      'opt',
    ]);
    expect(paramsText([params[1] ?? { key: '', value: '' }], 'Python')).toBe(
      'params = {\n    "lr": "0.1",\n}',
    );
  });

  it('writes arguments that a shell takes as they are', () => {
    expect(paramsText(params, 'Command line')).toBe(
      "--__proto__=yes --lr=0.1 '--note=it'\\''s: $HOME\n' --opt=adam",
    );
  });
});
