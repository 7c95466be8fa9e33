import { Fragment, type ReactElement } from 'react';
import { Dialog } from './dialog.tsx';
import styles from './shortcut-list.module.css';
import { useShortcutGroups } from './shortcuts.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `mod+k` as it stands on the keyboard. */
export function keyName(key: string): string {
  const shown = key.length === 1 ? key.toUpperCase() : key;
  if (!key.startsWith('mod+')) return shown;
  return `${isMac ? '⌘' : 'Ctrl+'}${key.slice(4).toUpperCase()}`;
}

export function ShortcutList({ onClose }: { onClose: () => void }): ReactElement {
  const groups = useShortcutGroups();
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      {groups.map((group) => (
        <section key={group.title} className={styles['group']}>
          <h3>{group.title}</h3>
          <dl>
            {group.shortcuts.map(({ key, title }) => (
              <Fragment key={key}>
                <dt>
                  <kbd>{keyName(key)}</kbd>
                </dt>
                <dd>{title}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
