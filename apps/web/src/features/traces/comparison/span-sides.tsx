import { type ReactElement, useMemo } from 'react';
import { TextDiff } from '../../../components/text-diff.tsx';
import { attributesOf, type SpanNode } from '../../../formats/span.ts';
import { SpanContent } from '../span-content.tsx';
import styles from './span-sides.module.css';

interface Side {
  readonly id: string;
  readonly name: string;
  readonly span: SpanNode | undefined;
}

interface SpanSidesProps {
  readonly sides: readonly Side[];
  /** The place of the baseline. */
  readonly base: number;
  /** Texts of the others as what is different from the baseline's. */
  readonly isDiff: boolean;
}

/** What went into the same span of several traces and what came out, side by side. */
export function SpanSides({ sides, base, isDiff }: SpanSidesProps): ReactElement {
  const baseline = sides[base];
  return (
    <div className={styles['sides']} tabIndex={0} role="region" aria-label="Inputs and outputs side by side">
      {sides.map(({ id, name, span }, at) => (
        <section key={id} aria-label={name}>
          <h3 dir="auto" title={name}>
            {name} {at === base && <small>baseline</small>}
          </h3>
          {span === undefined ? (
            <p className={styles['none']}>This trace has no such span.</p>
          ) : isDiff && at !== base && baseline?.span !== undefined ? (
            <Differences before={baseline.span} after={span} label={`${baseline.name} and ${name}`} />
          ) : (
            <SpanContent key={span.id} span={span} />
          )}
        </section>
      ))}
    </div>
  );
}

const VALUES = [
  { key: 'mlflow.spanInputs', title: 'Inputs' },
  { key: 'mlflow.spanOutputs', title: 'Outputs' },
] as const;
const CHARACTERS_MAX = 100_000;

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
  return text.slice(0, CHARACTERS_MAX);
}

interface DifferencesProps {
  readonly before: SpanNode;
  readonly after: SpanNode;
  readonly label: string;
}

function Differences({ before, after, label }: DifferencesProps): ReactElement {
  const [from, to] = useMemo(
    () => [before, after].map((span) => attributesOf(span.source.attributes)),
    [before, after],
  );
  return (
    <>
      {VALUES.map(({ key, title }) => {
        const [old, now] = [textOf(from?.[key]), textOf(to?.[key])];
        return (
          <div key={key}>
            <h4>{title}</h4>
            {old === now ? (
              <p className={styles['none']}>
                {now === '' ? 'None in either.' : 'The same as in the baseline.'}
              </p>
            ) : (
              <TextDiff before={old} after={now} label={`${title.toLowerCase()} of ${label}`} />
            )}
          </div>
        );
      })}
    </>
  );
}
