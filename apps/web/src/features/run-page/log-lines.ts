export const LOG_LEVELS = ['debug', 'info', 'warning', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const WORDS: readonly (readonly [LogLevel, RegExp])[] = [
  ['error', /\b(?:ERROR|CRITICAL|FATAL|EXCEPTION|SEVERE)\b|^Traceback \(|^\w*(?:Error|Exception)(?::|$)/],
  ['warning', /\b(?:WARN|WARNING)\b/],
  ['info', /\b(?:INFO|NOTICE)\b/],
  ['debug', /\b(?:DEBUG|TRACE)\b/],
];
/** How far into a line its level is looked for: behind it stands what the program says. */
const HEAD_CHARACTERS = 120;

/** What a line says of its level; undefined where it says nothing, as in what goes on from a line before. */
function levelOf(line: string): LogLevel | undefined {
  const head = line.slice(0, HEAD_CHARACTERS);
  return (
    WORDS.find(([, pattern]) => pattern.test(head))?.[0] ??
    WORDS.find(([, pattern]) => pattern.test(head.toUpperCase()))?.[0]
  );
}

/** The lines of a level and above. A line without a level belongs to the one before it, as in a traceback. */
export function linesFrom(lines: readonly string[], least: LogLevel): boolean[] {
  const wanted = LOG_LEVELS.indexOf(least);
  let current = LOG_LEVELS.indexOf('info');
  return lines.map((line) => {
    const level = levelOf(line);
    if (level !== undefined) current = LOG_LEVELS.indexOf(level);
    return current >= wanted;
  });
}

/** Whether a file looks like a log by its path. */
export function isLog(path: string): boolean {
  const name = path.toLowerCase();
  return (
    /\.(?:log|out|err)$/.test(name) ||
    (/(?:^|\/)logs?\//.test(name) && /\.(?:txt|log|jsonl?)$|\/[^./]+$/.test(name))
  );
}
