import type { ReactElement } from 'react';
import styles from './tag-chips.module.css';

interface Tag {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

const SHOWN_MAX = 3;

/** A few tags on one line; the others in the title. */
export function TagChips({ tags }: { tags: readonly Tag[] }): ReactElement {
  const texts = tags.map(({ key = '', value = '' }) => (value === '' ? key : `${key}: ${value}`));
  return (
    <span className={styles['chips']} title={texts.join('\n')}>
      {texts.slice(0, SHOWN_MAX).map((text) => (
        <span key={text} dir="auto" className={styles['chip']}>
          {text}
        </span>
      ))}
      {texts.length > SHOWN_MAX && <span className={styles['more']}>+{texts.length - SHOWN_MAX}</span>}
    </span>
  );
}
