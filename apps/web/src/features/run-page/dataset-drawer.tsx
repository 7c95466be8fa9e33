import { type ReactElement, useMemo, useState } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { JsonTree } from '../../components/json-tree.tsx';
import { linkTarget } from '../../components/link-target.ts';
import { TabList } from '../../components/tab-list.tsx';
import { datasetFields } from './dataset-fields.ts';
import styles from './dataset-drawer.module.css';
import type { DatasetFact } from './run-facts.ts';

type Part = 'schema' | 'profile' | 'source';
const PARTS = [
  { id: 'schema', title: 'Schema' },
  { id: 'profile', title: 'Profile' },
  { id: 'source', title: 'Source' },
] as const;

/** A dataset that a run used: its columns, what was counted, and where it comes from. */
export function DatasetDrawer({
  dataset,
  onClose,
}: {
  dataset: DatasetFact;
  onClose: () => void;
}): ReactElement {
  const [part, setPart] = useState<Part>('schema');
  return (
    <Dialog kind="drawer" title={dataset.name} onClose={onClose}>
      <div className={styles['drawer']}>
        <p className={styles['facts']}>
          <span>
            Digest <code>{dataset.digest}</code>
          </span>
          <CopyButton text={dataset.digest} label="Copy the digest" />
          {dataset.context !== '' && <span>used for {dataset.context}</span>}
        </p>
        <TabList<Part> label="Parts of the dataset" tabs={PARTS} chosen={part} onChoose={setPart} />
        {part === 'schema' && <Schema json={dataset.schema} />}
        {part === 'profile' && <Json label="Profile" json={dataset.profile} />}
        {part === 'source' && <Source dataset={dataset} />}
      </div>
    </Dialog>
  );
}

function Schema({ json }: { json: string }): ReactElement {
  const fields = useMemo(() => datasetFields(json), [json]);
  if (fields.length === 0) return <Json label="Schema" json={json} />;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, type }, at) => (
          <tr key={at}>
            <td dir="auto">{name}</td>
            <td>
              <code>{type}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Source({ dataset: { sourceType, source } }: { dataset: DatasetFact }): ReactElement {
  const uri = /"(?:uri|url|path)"\s*:\s*"([^"\\]+)"/.exec(source)?.[1];
  const target = uri !== undefined && /^https?:/.test(uri) ? linkTarget(uri) : undefined;
  return (
    <>
      <p>
        Type <code>{sourceType}</code>
      </p>
      {uri !== undefined && (
        <p className={styles['facts']}>
          {target === undefined ? (
            <code>{uri}</code>
          ) : (
            <a href={target} target="_blank" rel="noopener noreferrer nofollow">
              {uri}
            </a>
          )}
          <CopyButton text={uri} label="Copy the address" />
        </p>
      )}
      <Json label="Source" json={source} />
    </>
  );
}

function Json({ label, json }: { label: string; json: string }): ReactElement {
  if (json === '') return <p className={styles['nothing']}>Nothing was recorded.</p>;
  try {
    const value: unknown = JSON.parse(json);
    return (
      <div className={styles['tree']}>
        <JsonTree label={label} value={value} />
      </div>
    );
  } catch {
    return <pre>{json}</pre>;
  }
}
