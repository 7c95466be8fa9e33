import type { ReactElement } from 'react';
import type { EvaluationRecord } from '../../api/evaluation-datasets.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { JsonBox } from '../../components/json-box.tsx';
import styles from './record-drawer.module.css';
import { RecordSource } from './record-source.tsx';

const PARTS = [
  ['Inputs', 'inputs'],
  ['Expectations', 'expectations'],
  ['Outputs', 'outputs'],
  ['Tags', 'tags'],
] as const;

interface RecordDrawerProps {
  readonly record: EvaluationRecord;
  readonly onClose: () => void;
}

/** All of a record. */
export function RecordDrawer({ record, onClose }: RecordDrawerProps): ReactElement {
  return (
    <Dialog kind="drawer" title="Record" onClose={onClose}>
      <div className={styles['record']}>
        <p>
          <code>{record.dataset_record_id}</code>
          <CopyButton text={record.dataset_record_id} label="Copy the record's ID" />
        </p>
        <p>
          From <RecordSource record={record} />
        </p>
        {PARTS.map(([title, key]) => {
          const value = record[key];
          return value === undefined || value === null ? null : (
            <section key={key} aria-label={title}>
              <h3>{title}</h3>
              <JsonBox label={title} value={value} />
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
