import { changeSettings, type Settings } from '../../app/settings.ts';
import { notify } from '../../components/toasts.ts';
import type { Choice } from './choice.ts';

const PAGES: readonly Choice[] = [
  { id: 'page home', title: 'Home', icon: 'home', address: '/' },
  { id: 'page experiments', title: 'Experiments', icon: 'experiments', address: '/experiments' },
  { id: 'page models', title: 'Models', icon: 'models', address: '/models', words: 'registry' },
  { id: 'page prompts', title: 'Prompts', icon: 'prompts', address: '/prompts' },
  { id: 'page traces', title: 'Traces', icon: 'traces', address: '/traces' },
  { id: 'page trash', title: 'Deleted experiments', icon: 'trash', address: '/experiments?trash=true' },
  { id: 'page settings', title: 'Settings', icon: 'settings', address: '/settings', words: 'preferences' },
  {
    id: 'page webhooks',
    title: 'Webhooks',
    detail: 'Settings',
    icon: 'link',
    address: '/settings?tab=webhooks',
  },
  { id: 'page server', title: 'Server', detail: 'Settings', icon: 'data', address: '/settings?tab=server' },
];

export function pageChoices(): readonly Choice[] {
  return PAGES;
}

interface Acts {
  readonly settings: Settings;
  readonly onKeys: () => void;
}

/** What can be done from anywhere; what is so already is left out. */
export function actChoices({ settings, onKeys }: Acts): Choice[] {
  const setting = <K extends 'theme' | 'density' | 'times' | 'clock'>(
    key: K,
    value: Settings[K],
    choice: Omit<Choice, 'id' | 'act'>,
  ): Choice[] =>
    settings[key] === value
      ? []
      : [{ ...choice, id: `set ${key} ${value}`, act: () => changeSettings({ [key]: value }) }];
  return [
    {
      id: 'act new experiment',
      title: 'New experiment',
      icon: 'plus',
      address: '/experiments?new=true',
      words: 'create',
    },
    { id: 'act copy link', title: 'Copy a link to this page', icon: 'link', act: () => void copyLink() },
    { id: 'act keys', title: 'Keyboard shortcuts', icon: 'keyboard', act: onKeys, words: 'help' },
    ...setting('theme', 'light', { title: 'Light theme', icon: 'sun' }),
    ...setting('theme', 'dark', { title: 'Dark theme', icon: 'moon' }),
    ...setting('theme', 'system', { title: "The system's theme", icon: 'system' }),
    ...setting('density', 'compact', { title: 'Compact rows', icon: 'group', words: 'density' }),
    ...setting('density', 'cosy', { title: 'Roomy rows', icon: 'group', words: 'density cosy' }),
    ...setting('times', 'relative', { title: 'Times as “3 hours ago”', icon: 'history' }),
    ...setting('times', 'absolute', { title: 'Times as dates', icon: 'history' }),
    ...setting('clock', 'utc', { title: 'Times in UTC', icon: 'history' }),
    ...setting('clock', 'local', { title: 'Times of this place', icon: 'history', words: 'local' }),
  ];
}

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href);
    notify('Copied the link.');
  } catch {
    notify('The browser does not let this page copy.');
  }
}
