import type { LogFormat, LogLevel } from '../config/server-config.ts';

const RANK: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: LogFormat;
  readonly nowMs: () => number;
  readonly write: (line: string) => void;
}

/** A structured log: one entry a line, as text for people or as JSON for programs. */
export class Log {
  readonly #options: LogOptions;

  constructor(options: LogOptions) {
    this.#options = options;
  }

  debug(fields: object, message: string): void {
    this.#entry('debug', fields, message);
  }

  info(fields: object, message: string): void {
    this.#entry('info', fields, message);
  }

  warn(fields: object, message: string): void {
    this.#entry('warn', fields, message);
  }

  error(fields: object, message: string): void {
    this.#entry('error', fields, message);
  }

  isOn(level: LogLevel): boolean {
    return RANK[level] >= RANK[this.#options.level];
  }

  #entry(level: LogLevel, fields: object, message: string): void {
    if (!this.isOn(level)) return;
    const { format, nowMs, write } = this.#options;
    const time = new Date(nowMs()).toISOString();
    write(
      format === 'json'
        ? `${JSON.stringify({ time, level, message, ...fields })}\n`
        : textLine({ time, level, message, fields }),
    );
  }
}

interface Entry {
  readonly time: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: object;
}

/** A stack keeps its lines, indented; any other value stays on one line whatever a client put into it. */
function textLine({ time, level, message, fields }: Entry): string {
  const { cause, ...others } = fields as Readonly<Record<string, unknown>>;
  const rest = Object.entries(others).map(([name, value]) => ` ${name}=${plain(value)}`);
  const stack =
    cause === undefined
      ? ''
      : `\n  ${(typeof cause === 'string' ? cause : JSON.stringify(cause)).replaceAll('\n', '\n  ')}`;
  return `${time} ${level.padEnd(5)} ${message}${rest.join('')}${stack}\n`;
}

function plain(value: unknown): string {
  return typeof value === 'string' && /^[\w./:@%+~?&,-]+$/.test(value) ? value : JSON.stringify(value);
}
