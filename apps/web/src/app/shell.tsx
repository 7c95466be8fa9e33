import { Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { IconButton } from '../components/button.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { changeSettings, type Settings, useSettings } from './settings.ts';
import styles from './shell.module.css';

const PLACES: readonly { to: string; title: string; icon: IconName }[] = [
  { to: '/', title: 'Home', icon: 'home' },
  { to: '/experiments', title: 'Experiments', icon: 'experiments' },
  { to: '/models', title: 'Models', icon: 'models' },
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
        </div>
      </aside>
      <Outlet />
    </div>
  );
}
