import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useCallback, useEffect, useState } from 'react';
import { PREFIX } from '../api/call.ts';
import { classNames } from '../components/class-names.ts';
import { IconButton } from '../components/button.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { keyName, ShortcutList } from '../components/shortcut-list.tsx';
import { useShortcuts } from '../components/shortcuts.ts';
import { ToastList } from '../components/toast-list.tsx';
import { notify, undoLast } from '../components/toasts.ts';
import { notePlace, watchPlaces } from './places.ts';
import { changeSettings, type Settings, useSettings } from './settings.ts';
import styles from './shell.module.css';
import { UnreachableNotice } from './unreachable-notice.tsx';
import { useLiveQueries } from './use-live-queries.ts';
import { useLiveSeries } from './use-live-series.ts';

const Palette = lazy(async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }));

interface Destination {
  readonly to: string;
  readonly title: string;
  readonly icon: IconName;
  /** Pages that lie there though their addresses begin otherwise. */
  readonly also?: RegExp;
}

const DESTINATIONS: readonly Destination[] = [
  { to: '/', title: 'Home', icon: 'home' },
  { to: '/experiments', title: 'Experiments', icon: 'experiments', also: /^\/(?:e\/|compare)/ },
  { to: '/models', title: 'Models', icon: 'models' },
  { to: '/prompts', title: 'Prompts', icon: 'prompts' },
  { to: '/traces', title: 'Traces', icon: 'traces' },
];

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_ICON: Readonly<Record<Settings['theme'], IconName>> = {
  system: 'system',
  light: 'sun',
  dark: 'moon',
};

/** What stays while pages change. */
export function Shell(): ReactElement {
  const [shown, setShown] = useState<'keys' | 'palette'>();
  const close = useCallback(() => setShown(undefined), []);
  const showKeys = useCallback(() => setShown('keys'), []);
  const showPalette = useCallback(() => setShown('palette'), []);
  useLiveQueries();
  useLiveSeries();
  usePlaces();
  useShortcuts('Everywhere', [
    { key: 'mod+k', title: 'Go to or do something', run: showPalette },
    { key: '?', title: 'Show the keyboard shortcuts', run: showKeys },
    {
      key: 'mod+z',
      title: 'Undo the last change',
      run: () => {
        if (!undoLast()) notify('There is nothing to undo.');
      },
    },
  ]);
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        Skip to the content
      </a>
      <Sidebar onKeys={showKeys} onPalette={showPalette} />
      <div className={styles['content']}>
        <UnreachableNotice />
        <Outlet />
      </div>
      <ToastList />
      {shown === 'keys' && <ShortcutList onClose={close} />}
      {shown === 'palette' && (
        <Suspense>
          <Palette onClose={close} onKeys={showKeys} />
        </Suspense>
      )}
    </div>
  );
}

/** Keeps which pages were looked at, for the home page. */
function usePlaces(): void {
  const router = useRouter();
  useEffect(watchPlaces, []);
  useEffect(
    () => router.subscribe('onResolved', ({ pathChanged }) => void (pathChanged || notePlace())),
    [router],
  );
}

function Sidebar({ onKeys, onPalette }: { onKeys: () => void; onPalette: () => void }): ReactElement {
  const { theme } = useSettings();
  const next = NEXT_THEME[theme];
  return (
    <aside className={styles['sidebar']}>
      <Link to="/" className={styles['brand']} aria-label="Millrace, home">
        <img src="icon.svg" width="22" height="22" alt="" />
        <span className={styles['word']}>Millrace</span>
      </Link>
      <button
        type="button"
        className={styles['search']}
        title="Go to a place, or do something"
        onClick={onPalette}
      >
        <Icon name="search" size={14} />
        <span className={styles['word']}>Search</span>
        <kbd>{keyName('mod+k')}</kbd>
      </button>
      <nav aria-label="Main">
        {DESTINATIONS.map((destination) => (
          <DestinationLink key={destination.to} {...destination} />
        ))}
      </nav>
      <div className={styles['foot']}>
        <DestinationLink to="/settings" title="Settings" icon="settings" />
        <IconButton
          className={styles['extra'] ?? ''}
          icon={THEME_ICON[theme]}
          label={`Theme: ${theme}. Change to ${next}`}
          onClick={() => changeSettings({ theme: next })}
        />
        <IconButton
          className={styles['extra'] ?? ''}
          icon="keyboard"
          label="Keyboard shortcuts"
          onClick={onKeys}
        />
      </div>
    </aside>
  );
}

function DestinationLink({ to, title, icon, also }: Destination): ReactElement {
  const path = useRouterState({ select: ({ location }) => location.pathname }).slice(PREFIX.length);
  const isHere = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
  const isCurrent = isHere || also?.test(path) === true;
  return (
    <Link
      to={to}
      title={title}
      className={classNames(styles['place'], isCurrent && styles['current'])}
      aria-current={isHere ? 'page' : isCurrent ? 'true' : undefined}
    >
      <Icon name={icon} />
      <span className={styles['word']}>{title}</span>
    </Link>
  );
}
