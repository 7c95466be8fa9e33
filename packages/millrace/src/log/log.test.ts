import { describe, expect, it } from 'vitest';
import { Log } from './log.ts';

function logged(format: 'text' | 'json', write: (log: Log) => void): string {
  let text = '';
  write(new Log({ level: 'info', format, nowMs: () => 0, write: (line) => void (text += line) }));
  return text;
}

describe('Log', () => {
  it('writes an entry a line, whatever a client sent', () => {
    const text = logged('text', (log) => log.info({ url: '/a\nb\u001b[31m', ms: 3 }, 'slow request'));
    expect(text).toBe('1970-01-01T00:00:00.000Z info  slow request url="/a\\nb\\u001b[31m" ms=3\n');
  });

  it('indents a stack', () => {
    const text = logged('text', (log) => log.error({ cause: 'Error: x\n  at y' }, 'failed'));
    expect(text).toBe('1970-01-01T00:00:00.000Z error failed\n  Error: x\n    at y\n');
  });

  it('writes JSON that programs read', () => {
    const text = logged('json', (log) => log.warn({ status: 503 }, 'answered'));
    expect(JSON.parse(text)).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'warn',
      message: 'answered',
      status: 503,
    });
  });

  it('leaves out what is less severe than its level', () => {
    expect(logged('text', (log) => log.debug({}, 'x'))).toBe('');
  });
});
