import type { SourceFile } from './workspace.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly reason: string;
  /** Files in which it is allowed. */
  readonly except?: RegExp;
}

const TESTS = /\.test\.ts$|\/contract\/|\/testing\/|^(?:bench|conformance|tools)\/|^packages\/testkit\//;

/** Words that must not stand in the code, with what to do instead. */
const RULES: readonly Rule[] = [
  { pattern: /\bas any\b/, reason: 'give the value a type' },
  { pattern: /@ts-(?:ignore|expect-error|nocheck)/, reason: 'mend the type' },
  {
    pattern: /\bconsole\./,
    reason: 'only the command line prints',
    except: /^packages\/millrace\/|^(?:bench|conformance|tools)\//,
  },
  {
    pattern: /\b(?:Date\.now|Math\.random|new Date\(\)|randomUUID)\b/,
    reason: 'take clock and randomness from the environment that the composition root gives',
    except: new RegExp(`${TESTS.source}|^packages/millrace/|^packages/artifacts/src/local/|^apps/`),
  },
  {
    pattern: /\bprocess\.(?:env|argv)\b/,
    reason: 'only the command line reads its surroundings',
    except: new RegExp(`${TESTS.source}|^packages/millrace/|/vite\\.config\\.ts$`),
  },
  { pattern: /\b(?:it|test|describe)\.(?:only|skip|todo)\(/, reason: 'run all tests' },
  { pattern: /\b(?:TODO|FIXME|XXX)\b/, reason: 'do it, or write an issue' },
];

const BANNED_NAMES = /(?:^|\/)(?:utils?|helpers?|common|misc|shared)(?:\.ts|\/)/;

/** What is untidy in a file, one sentence each. */
export function tidyFaults({ path, text }: SourceFile): string[] {
  const faults = BANNED_NAMES.test(path) ? [`${path}: say in the name what is inside`] : [];
  for (const { pattern, reason, except } of RULES) {
    if (except?.test(path) === true) continue;
    const at = text.search(pattern);
    if (at >= 0) faults.push(`${path}:${text.slice(0, at).split('\n').length}: ${pattern.source}: ${reason}`);
  }
  return faults;
}
