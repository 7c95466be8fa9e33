import { resolve } from 'node:path';

/** A backend store as a command line names it. */
interface DatabaseUri {
  /** Absolute path of the SQLite file. */
  readonly path: string;
}

export type DatabaseUriReading = DatabaseUri | { readonly problem: string };

const SQLITE = /^sqlite(?:\+pysqlite)?:\/\/(?<host>[^/?]*)(?:\/(?<database>[^?]*))?(?:\?(?<query>.*))?$/is;
const SERVER_DATABASES: Readonly<Record<string, string>> = {
  postgresql: 'PostgreSQL',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mssql: 'SQL Server',
  oracle: 'Oracle',
};

/**
 * Reads a URI in SQLAlchemy's form: `sqlite:///relative.db`, `sqlite:////absolute.db`, percent-escapes decoded.
 * Relative paths are resolved against the working directory.
 */
export function readDatabaseUri(uri: string, workingDirectory: string): DatabaseUriReading {
  if (uri.trim() === '') return { problem: 'is empty; an example: sqlite:///millrace.db' };
  const parts = SQLITE.exec(uri)?.groups;
  if (parts === undefined) return { problem: foreignScheme(uri) };
  const { host = '', database = '', query = '' } = parts;
  if (host !== '') {
    return {
      problem: `names the host '${host}'; a path takes three slashes (sqlite:///${host}), an absolute one four`,
    };
  }
  if (query !== '') {
    const names = [...new URLSearchParams(query).keys()].join(', ');
    return { problem: `has parameters that Millrace does not know: ${names}` };
  }
  const path = decoded(database);
  if (path === undefined)
    return { problem: "has a '%' that begins no escape; a percent sign is written %25" };
  if (path === '' || path === ':memory:') {
    return {
      problem:
        'means a database in memory, which the threads of a server cannot share and which is lost at its end; ' +
        'name a file, such as sqlite:////tmp/trial.db',
    };
  }
  if (path.includes('\0')) return { problem: 'contains a zero byte' };
  return { path: resolve(workingDirectory, path) };
}

function foreignScheme(uri: string): string {
  const scheme = /^([a-z][a-z0-9-]*)(?:\+\w+)?:/i.exec(uri)?.[1]?.toLowerCase() ?? '';
  const server = SERVER_DATABASES[scheme];
  if (server !== undefined) {
    const later = server === 'PostgreSQL' ? '; PostgreSQL comes in a later one' : '';
    return `means ${server}: this version of Millrace keeps its data in SQLite only${later}`;
  }
  if (scheme === 'sqlite') return 'is no complete URI; an example: sqlite:///millrace.db';
  if (['http', 'https', 'databricks', 'databricks-uc'].includes(scheme)) {
    return 'names a server; the backend store is a database, such as sqlite:///millrace.db';
  }
  if (scheme.length > 1 && scheme !== 'file')
    return `has the unknown scheme '${scheme}:'; an example: sqlite:///millrace.db`;
  if (/\.(?:db|sqlite3?)$/i.test(uri))
    return `is a path; as a URI it is sqlite:///${uri.replace(/^file:\/*/, '/')}`;
  return 'means a folder of files (mlruns): this version of Millrace keeps its data in SQLite only, such as sqlite:///millrace.db';
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
