import { Link, Outlet } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { IconButton } from '../components/button.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { ShortcutList } from '../components/shortcut-list.tsx';
import { useShortcuts } from '../components/shortcuts.ts';
import { ToastList } from '../components/toast-list.tsx';
import { undoLast } from '../components/toasts.ts';
import { useLiveQueries } from './use-live-queries.ts';
import { changeSettings, type Settings, useSettings } from './settings.ts';
import styles from './shell.module.css';

const PLACES: readonly { to: string; title: string; icon: IconName }[] = [
  { to: '/', title: 'Home', icon: 'home' },
  { to: '/experiments', title: 'Experiments', icon: 'experiments' },
  { to: '/models', title: 'Models', icon: 'models' },
  { to: '/prompts', title: 'Prompts', icon: 'prompts' },
];

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_ICON: Readonly<Record<Settings['theme'], IconName>> = {
  system: 'system',
  light: 'sun',
  dark: 'moon',
};

/** What stays while pages change. */
export function Shell(): ReactElement {
  const { theme } = useSettings();
  const next = NEXT_THEME[theme];
  useLiveQueries();
  const [areKeysShown, setKeysShown] = useState(false);
  useShortcuts('Everywhere', [
    { key: '?', title: 'Show the keyboard shortcuts', run: () => setKeysShown(true) },
    { key: 'mod+z', title: 'Undo the last change', run: () => void undoLast() },
  ]);
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        Skip to the content
      </a>
      <aside className={styles['sidebar']}>
        <Link to="/" className={styles['brand']} aria-label="Millrace, home">
          <img src="icon.svg" width="22" height="22" alt="" />
          Millrace
        </Link>
        <nav aria-label="Main">
          {PLACES.map(({ to, title, icon }) => (
            <Link
              key={to}
              to={to}
              className={styles['place']}
              activeOptions={{ exact: to === '/' }}
              activeProps={{ 'aria-current': 'page' }}
            >
              <Icon name={icon} />
              {title}
            </Link>
          ))}
        </nav>
        <div className={styles['foot']}>
          <IconButton
            icon={THEME_ICON[theme]}
            label={`Theme: ${theme}. Change to ${next}`}
            onClick={() => changeSettings({ theme: next })}
          />
          <IconButton icon="keyboard" label="Keyboard shortcuts" onClick={() => setKeysShown(true)} />
        </div>
      </aside>
      <Outlet />
      <ToastList />
      {areKeysShown && <ShortcutList onClose={() => setKeysShown(false)} />}
    </div>
  );
}
