import { type ReactElement, useState } from 'react';
import styles from './check-list.module.css';

interface CheckListProps {
  readonly label: string;
  readonly items: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** So many rows are drawn; the rest is found by typing. */
const SHOWN_MAX = 200;
/** From here on a field to search in is worth its place. */
const SEARCHED_FROM = 10;

/** Several of many, in the order in which they were chosen. */
export function CheckList({ label, items, chosen, onChoose }: CheckListProps): ReactElement {
  const [text, setText] = useState('');
  const found = items.filter((item) => item.toLowerCase().includes(text.toLowerCase()));
  const toggle = (item: string): void =>
    onChoose(chosen.includes(item) ? chosen.filter((one) => one !== item) : [...chosen, item]);
  return (
    <fieldset className={styles['list']}>
      <legend>{label}</legend>
      {items.length >= SEARCHED_FROM && (
        <input
          type="search"
          aria-label={`Search: ${label}`}
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {found.slice(0, SHOWN_MAX).map((item) => (
        <label key={item} title={item}>
          <input type="checkbox" checked={chosen.includes(item)} onChange={() => toggle(item)} />
          <span dir="auto">{item}</span>
        </label>
      ))}
      {found.length > SHOWN_MAX && <p>And {found.length - SHOWN_MAX} more: type to find them.</p>}
    </fieldset>
  );
}
