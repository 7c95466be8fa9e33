import type { KeyboardEvent, ReactElement } from 'react';
import { classNames } from './class-names.ts';
import styles from './tab-list.module.css';

interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** Shown small behind the title. */
  readonly count?: number | undefined;
}

interface TabListProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** Tabs with the keys that people expect: arrows move, Home and End go to the ends. */
export function TabList<Id extends string>({
  label,
  tabs,
  chosen,
  onChoose,
}: TabListProps<Id>): ReactElement {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (tab === undefined) return;
    event.preventDefault();
    onChoose(tab.id);
    const buttons = event.currentTarget.querySelectorAll('button');
    buttons[tabs.indexOf(tab)]?.focus();
  };
  return (
    <div className={styles['list']} role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, title, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          className={classNames(styles['tab'], id === chosen && styles['chosen'])}
          onClick={() => onChoose(id)}
        >
          {title}
          {count !== undefined && <span className={styles['count']}>{count}</span>}
        </button>
      ))}
    </div>
  );
}
