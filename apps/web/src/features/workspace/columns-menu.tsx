import { type ReactElement, useState } from 'react';
import type { RunKeys } from '../../api/run-table.ts';
import { Button } from '../../components/button.tsx';
import { Popover } from '../../components/popover.tsx';
import { columnTitle } from './column-titles.ts';
import styles from './columns-menu.module.css';

interface ColumnsMenuProps {
  readonly title: string;
  readonly keys: RunKeys;
  readonly entities: readonly (keyof RunKeys)[];
  /** Columns of no key. */
  readonly others: readonly string[];
  readonly shown: readonly string[];
  /** Nothing leaves the choice to what the runs have. */
  readonly onChange: (ids: readonly string[] | undefined) => void;
  /** What no choice means. */
  readonly resetTitle: string;
}

const LISTED_MAX = 200;
const TITLES = { metrics: 'Metrics', params: 'Params', tags: 'Tags' } as const;

/** Columns to show or to group by, among any number of keys. */
export function ColumnsMenu(props: ColumnsMenuProps): ReactElement {
  return (
    <Popover title={props.title}>
      <ColumnList {...props} />
    </Popover>
  );
}

function ColumnList({ keys, entities, others, shown, onChange, resetTitle }: ColumnsMenuProps): ReactElement {
  const [text, setText] = useState('');
  const wanted = text.toLowerCase();
  const toggle = (id: string): void =>
    onChange(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id]);
  const otherIds = others.filter((id) => columnTitle(id).title.toLowerCase().includes(wanted));
  const found = entities.map((entity) => ({
    entity,
    list: keys[entity].filter(({ key }) => key.toLowerCase().includes(wanted)),
  }));
  return (
    <div className={styles['menu']}>
      <input
        type="search"
        className={styles['search']}
        aria-label="Search keys"
        placeholder="Search keys"
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      {otherIds.length > 0 && (
        <fieldset>
          <legend>Of the run</legend>
          {otherIds.map((id) => (
            <label key={id}>
              <input type="checkbox" checked={shown.includes(id)} onChange={() => toggle(id)} />
              <span>{columnTitle(id).title}</span>
            </label>
          ))}
        </fieldset>
      )}
      {found.map(({ entity, list }) =>
        list.length === 0 ? null : (
          <fieldset key={entity}>
            <legend>{TITLES[entity]}</legend>
            {list.slice(0, LISTED_MAX).map(({ key, runs }) => {
              const id = `${entity}.${key}`;
              return (
                <label key={id} title={key}>
                  <input type="checkbox" checked={shown.includes(id)} onChange={() => toggle(id)} />
                  <span dir="auto">{key}</span>
                  <small>{runs}</small>
                </label>
              );
            })}
            {list.length > LISTED_MAX && <p>{list.length - LISTED_MAX} more: search for them</p>}
          </fieldset>
        ),
      )}
      {found.every(({ list }) => list.length === 0) && otherIds.length === 0 && (
        <p>No key has such a name.</p>
      )}
      <Button look="quiet" onClick={() => onChange(undefined)}>
        {resetTitle}
      </Button>
    </div>
  );
}
