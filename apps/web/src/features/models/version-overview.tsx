import type { ReactElement } from 'react';
import { useVersionChanges } from '../../api/use-registry-changes.ts';
import { EditableText } from '../../components/editable-text.tsx';
import { formatNumber } from '../../components/format.ts';
import { Markdown } from '../../components/markdown.tsx';
import { PairTable } from './pair-table.tsx';
import type { VersionFacts } from './version-facts.ts';
import styles from './version-overview.module.css';

interface VersionOverviewProps {
  readonly facts: VersionFacts;
  /** What the champion has, where there is another one. */
  readonly champion: VersionFacts | undefined;
  readonly isSourceKnown: boolean;
}

/** What a version is and how good it is. */
export function VersionOverview(props: VersionOverviewProps): ReactElement {
  const { facts, champion, isSourceKnown } = props;
  const { version, number, metrics, params } = facts;
  const changes = useVersionChanges(version.name, number);
  const { description = '' } = version;
  return (
    <div className={styles['overview']}>
      <section aria-label="Description" dir="auto">
        <EditableText
          label="description"
          value={description}
          isLong
          placeholder="No description yet"
          onSave={(after) => void changes.describe({ before: description, after })}
        >
          <Markdown text={description} />
        </EditableText>
      </section>
      {isSourceKnown && (
        <>
          <PairTable
            title="Metrics"
            head={champion === undefined ? ['Value'] : ['Value', `Against @champion (v${champion.number})`]}
            empty="Neither the logged model nor the source run has metrics."
            rows={[...metrics].map(([key, value]) => [
              key,
              <span key="value" title={String(value)}>
                {formatNumber(value)}
              </span>,
              ...(champion === undefined ? [] : [change(value, champion.metrics.get(key))]),
            ])}
            isNumeric
          />
          <PairTable
            title="Params"
            head={['Value']}
            empty="Neither the logged model nor the source run has params."
            rows={[...params]}
          />
        </>
      )}
    </div>
  );
}

function change(value: number, before = Number.NaN): string {
  const by = value - before;
  if (!Number.isFinite(by)) return '–';
  return by === 0 ? 'the same' : `${by > 0 ? '+' : '−'}${formatNumber(Math.abs(by))}`;
}
