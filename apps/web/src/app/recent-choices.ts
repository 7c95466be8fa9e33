import { type IconName, isIconName } from '../components/icon.tsx';
import { keptList } from './kept.ts';

/** What was chosen in the palette and can be gone to again. */
export interface RecentChoice {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon: IconName;
  readonly address: string;
}

const RECENT_MAX = 20;

function isChoice(item: unknown): item is RecentChoice {
  const { id, title, icon, address } = (item ?? {}) as Partial<RecentChoice>;
  return (
    typeof id === 'string' &&
    typeof title === 'string' &&
    isIconName(icon) &&
    typeof address === 'string' &&
    address.startsWith('/')
  );
}

/** The last chosen first. */
export const recentChoices = keptList<RecentChoice>('millrace.choices', isChoice);

export function noteChoice({ id, title, detail, icon, address }: RecentChoice): void {
  const choice = { id, title, icon, address, ...(detail === undefined ? {} : { detail }) };
  const others = recentChoices.read().filter((one) => one.id !== id);
  recentChoices.write([choice, ...others].slice(0, RECENT_MAX));
}
