import { ApiError } from '@millrace/protocol';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const UNAVAILABLE: Readonly<Record<number, string>> = {
  [BUSY]: 'The database is locked by another process. Try again, or stop the other process.',
  [LOCKED]: 'The database is locked. Try again.',
  [READONLY]: 'The database cannot be written: the file or its folder is read-only.',
  [IOERR]: 'The database could not be read or written: the disk reported an error.',
  [FULL]: 'The disk that holds the database is full.',
  [CANTOPEN]: 'The database file cannot be opened: check that its folder exists and can be written.',
  [CORRUPT]: 'The database file is damaged.',
  [NOTADB]: 'The file is not a SQLite database.',
};

/** An error of SQLite by its result code, never by its text; anything else comes back as it is. */
export function translateDatabaseError(error: unknown): unknown {
  if (ApiError.is(error) || typeof error !== 'object' || error === null) return error;
  const { code, errcode } = error as { code?: string; errcode?: number };
  if (code !== 'ERR_SQLITE_ERROR' || errcode === undefined) return error;
  const message = UNAVAILABLE[errcode & 0xff];
  return message === undefined ? error : new ApiError('TEMPORARILY_UNAVAILABLE', message, { cause: error });
}
