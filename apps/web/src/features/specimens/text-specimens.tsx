import type { ReactElement } from 'react';
import { CutNotice } from '../../components/cut-notice.tsx';
import { Duration } from '../../components/duration.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatBytes, formatNumber } from '../../components/format.ts';
import { JsonTree } from '../../components/json-tree.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SchemaTables } from '../../components/schema-tables.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { TextDiff } from '../../components/text-diff.tsx';
import { textRows } from '../../components/text-lines.ts';
import { TextView } from '../../components/text-view.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import type { Signature } from '../../formats/signature.ts';
import { Specimen } from './specimen.tsx';
import styles from './text-specimens.module.css';

const MARKDOWN = `# A heading

Text with **bold**, *italic*, \`code\` and [a link](https://example.com).

- one
- two

| key | value |
| --- | --- |
| a | 1 |

\`\`\`python
import mlflow
\`\`\``;
const JSON_VALUE = { name: 'run', metrics: { loss: 0.25, acc: null }, tags: ['a', 'b'], deep: { er: [[1]] } };
const SIGNATURE: Signature = {
  inputs: [
    { name: 'age', type: { kind: 'scalar', name: 'long' }, isRequired: true },
    { name: 'note', type: { kind: 'scalar', name: 'string' }, isRequired: false },
  ],
  outputs: [
    { name: undefined, type: { kind: 'tensor', dtype: 'float32', shape: [-1, 3] }, isRequired: true },
  ],
  params: [{ name: 'top_k', type: { kind: 'scalar', name: 'long' }, defaultJson: '5' }],
};
const NOTHING: Signature = { inputs: [], outputs: [], params: [] };
const NUMBERS = [0, 12_345, 0.000_012_345_67, 1.5e21, Number.NaN, Infinity];
const HOUR_MS = 3_600_000;
const STARTED_MS = Date.now() - HOUR_MS;

/** What is read. */
export function TextSpecimens(): ReactElement {
  return (
    <>
      <Specimen title="Numbers and times">
        {NUMBERS.map((value) => (
          <span key={String(value)}>{formatNumber(value)}</span>
        ))}
        <span>{formatBytes(5_300_000_000)}</span>
        <TimeAgo ms={STARTED_MS} />
        <TimeAgo ms={Number.NaN} />
        <Duration startMs={STARTED_MS} endMs={Number.NaN} />
        <Duration startMs={STARTED_MS} endMs={STARTED_MS + 1234} />
      </Specimen>
      <Specimen title="Snippet" isWide>
        <Snippet
          label="Example"
          code={{ Python: 'import mlflow\n\nmlflow.log_metric("loss", 1)', Shell: 'python train.py' }}
        />
      </Specimen>
      <Specimen title="Markdown" isWide>
        <Markdown text={MARKDOWN} />
      </Specimen>
      <Specimen title="SchemaTables" isWide>
        <SchemaTables signature={SIGNATURE} />
        <SchemaTables signature={NOTHING} />
      </Specimen>
      <Specimen title="TextDiff" isWide>
        <TextDiff before="Say the word once." after="Please say the words once." label="one and two" />
      </Specimen>
      <Specimen title="TextView" isWide>
        <div className={styles['box']}>
          <TextView label="A script" rows={textRows('def answer():\n    return 42  # why\n')} ending="py" />
        </div>
      </Specimen>
      <Specimen title="JsonTree" isWide>
        <div className={styles['box']}>
          <JsonTree label="A value" value={JSON_VALUE} />
        </div>
      </Specimen>
      <Specimen title="CutNotice" isWide>
        <CutNotice text="First 200 kB of 50 MB" more="Show 1 MB more" onMore={() => undefined} />
        <CutNotice text="First 1.2 MB of 50 MB" onMore={() => undefined} />
      </Specimen>
      <Specimen title="EmptyState" isWide>
        <EmptyState title="Nothing here yet">
          <p>Why that is so, and what to do about it.</p>
        </EmptyState>
      </Specimen>
      <Specimen title="Refusal" isWide>
        <Refusal error={new Error('Invalid filter: expected a comparison.')} onRetry={() => undefined} />
      </Specimen>
    </>
  );
}
