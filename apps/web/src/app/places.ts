import { PREFIX } from '../api/call.ts';
import { TITLED } from '../components/page.tsx';
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

/** The path whose page has its title: while another loads, the title is still that of the page before. */
let titledPath: string | undefined;

/** Also to be called when the address of a page changes while it stays. */
export function notePlace(): void {
  const { pathname, search } = window.location;
  const path = pathname.slice(PREFIX.length);
  if (pathname !== titledPath || !KEPT.test(path)) return;
  const title = document.title.slice(0, -TITLE_END.length).trim();
  const place: Place = { title, address: path + search, atMs: Date.now() };
  const others = places.read().filter(({ address }) => pathOf(address) !== path);
  places.write([place, ...others].slice(0, PLACES_MAX));
}

function noteTitled(): void {
  titledPath = document.title.endsWith(TITLE_END) ? window.location.pathname : undefined;
  notePlace();
}

/** Notes each page once it has its title, and again as it is left. Returns what ends it. */
export function watchPlaces(): () => void {
  // The first page may have been there before.
  noteTitled();
  window.addEventListener(TITLED, noteTitled);
  window.addEventListener('pagehide', notePlace);
  return () => {
    window.removeEventListener(TITLED, noteTitled);
    window.removeEventListener('pagehide', notePlace);
  };
}
