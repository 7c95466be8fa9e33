import type { ReactElement } from 'react';
import { Dialog } from './dialog.tsx';
import { TextDiff } from './text-diff.tsx';
import type { ComparedRow } from './comparison-rows.ts';
import styles from './text-comparison.module.css';

interface TextComparisonProps {
  readonly row: ComparedRow;
  readonly names: readonly string[];
  /** The place of the baseline. */
  readonly base: number;
  readonly onClose: () => void;
}

/** Long texts of one key: the baseline's, and what is different in each of the others. */
export function TextComparison({ row, names, base, onClose }: TextComparisonProps): ReactElement {
  const before = row.values[base] ?? '';
  return (
    <Dialog kind="drawer" title={row.key} width="760px" onClose={onClose}>
      <div className={styles['texts']}>
        <h3>{names[base]}, the baseline</h3>
        <pre>{before}</pre>
        {row.values.map((value, at) =>
          at === base ? null : (
            <section key={at}>
              <h3>{names[at]}</h3>
              {value === undefined ? (
                <p>has none</p>
              ) : value === before ? (
                <p>is the same</p>
              ) : (
                <TextDiff
                  before={before}
                  after={value}
                  label={`${names[base] ?? ''} and ${names[at] ?? ''}`}
                />
              )}
            </section>
          ),
        )}
      </div>
    </Dialog>
  );
}
