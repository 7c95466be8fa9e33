import { type ReactElement, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Popover } from '../../components/popover.tsx';
import { type ColumnKey, columnId } from './column-ids.ts';
import styles from './columns-menu.module.css';

interface ColumnsMenuProps {
  readonly all: readonly ColumnKey[];
  readonly shown: readonly string[];
  /** Nothing leaves the choice to what the runs have. */
  readonly onChange: (ids: readonly string[] | undefined) => void;
}

const LISTED_MAX = 200;
const TITLES = { metrics: 'Metrics', params: 'Params' } as const;

export function ColumnsMenu(props: ColumnsMenuProps): ReactElement {
  return (
    <Popover title="Columns">
      <ColumnList {...props} />
    </Popover>
  );
}

function ColumnList({ all, shown, onChange }: ColumnsMenuProps): ReactElement {
  const [text, setText] = useState('');
  const wanted = text.toLowerCase();
  const found = all.filter(({ key }) => key.toLowerCase().includes(wanted));
  const toggle = (id: string): void =>
    onChange(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id]);
  return (
    <div className={styles['menu']}>
      <input
        type="search"
        className={styles['search']}
        aria-label="Search columns"
        placeholder="Search columns"
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      {(['metrics', 'params'] as const).map((kind) => {
        const columns = found.filter((column) => column.kind === kind);
        if (columns.length === 0) return null;
        return (
          <fieldset key={kind}>
            <legend>{TITLES[kind]}</legend>
            {columns.slice(0, LISTED_MAX).map((column) => {
              const id = columnId(column);
              return (
                <label key={id} title={column.key}>
                  <input type="checkbox" checked={shown.includes(id)} onChange={() => toggle(id)} />
                  <span>{column.key}</span>
                </label>
              );
            })}
            {columns.length > LISTED_MAX && <p>{columns.length - LISTED_MAX} more: search for them</p>}
          </fieldset>
        );
      })}
      {found.length === 0 && (
        <p>{all.length === 0 ? 'The runs have no metrics or params.' : 'None has such a name.'}</p>
      )}
      <Button look="quiet" onClick={() => onChange(undefined)}>
        Choose automatically
      </Button>
    </div>
  );
}
