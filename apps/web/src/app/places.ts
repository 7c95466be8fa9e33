import { PREFIX } from '../api/call.ts';
import { keptList } from './kept.ts';

/** A page that was looked at, as it was left. */
export interface Place {
  readonly title: string;
  /** Below the server's prefix, with its query. */
  readonly address: string;
  readonly atMs: number;
}

const PLACES_MAX = 30;
/** Lists and settings are one click away anyway. */
const KEPT = /^\/(?:e|models|prompts|traces)\/./;
const TITLE_END = ' · Millrace';

function isPlace(item: unknown): item is Place {
  const { title, address, atMs } = (item ?? {}) as Partial<Place>;
  return (
    typeof title === 'string' &&
    typeof address === 'string' &&
    address.startsWith('/') &&
    typeof atMs === 'number'
  );
}

/** The last visited first, a page once. */
export const places = keptList<Place>('millrace.places', isPlace);

const pathOf = (address: string): string => address.split('?')[0] ?? address;

/** Also to be called when the address of a page changes while it stays. */
export function notePlace(): void {
  const { pathname, search } = window.location;
  const path = pathname.slice(PREFIX.length);
  const title = document.title.endsWith(TITLE_END) ? document.title.slice(0, -TITLE_END.length).trim() : '';
  if (!KEPT.test(path) || title === '') return;
  const place: Place = { title, address: path + search, atMs: Date.now() };
  const others = places.read().filter(({ address }) => pathOf(address) !== path);
  places.write([place, ...others].slice(0, PLACES_MAX));
}

/** Notes each page once it has its title, and again as it is left. Returns what ends it. */
export function watchPlaces(): () => void {
  const observer = new MutationObserver(notePlace);
  observer.observe(document.head, { subtree: true, childList: true, characterData: true });
  window.addEventListener('pagehide', notePlace);
  return () => {
    observer.disconnect();
    window.removeEventListener('pagehide', notePlace);
  };
}
