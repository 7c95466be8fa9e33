import { type ReactElement, useMemo } from 'react';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import styles from './fact-list.module.css';
import type { Fact } from './run-facts.ts';

interface FactListProps {
  readonly label: string;
  /** What a row is: "Param". */
  readonly head: string;
  readonly facts: readonly Fact[];
  /** Opens a value that is too long for its cell. */
  readonly onOpen: (key: string) => void;
}

const LONG_CHARACTERS = 60;

/** Keys with their texts, of any number. */
export function FactList({ label, head, facts, onOpen }: FactListProps): ReactElement {
  const columns = useMemo(() => factColumns(head, onOpen), [head, onOpen]);
  return (
    <div className={styles['box']}>
      <DataTable
        label={label}
        columns={columns}
        items={facts}
        rowKey={({ key }) => key}
        empty={<EmptyState title="Nothing has such a name or value" />}
      />
    </div>
  );
}

function factColumns(head: string, onOpen: (key: string) => void): Column<Fact>[] {
  return [
    {
      id: 'key',
      title: head,
      widthPx: 160,
      cell: ({ key }) => (
        <span title={key} dir="auto">
          {key}
        </span>
      ),
    },
    {
      id: 'value',
      title: 'Value',
      widthPx: 180,
      cell: ({ key, value }) =>
        value.length <= LONG_CHARACTERS && !value.includes('\n') ? (
          <span title={value} dir="auto">
            {value}
          </span>
        ) : (
          <button
            type="button"
            className={styles['long']}
            title="Show the whole value"
            dir="auto"
            onClick={() => onOpen(key)}
          >
            {value.slice(0, 200)}
          </button>
        ),
    },
  ];
}
