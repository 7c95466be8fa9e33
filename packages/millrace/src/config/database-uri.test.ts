import { describe, expect, it } from 'vitest';
import { readDatabaseUri } from './database-uri.ts';

const read = (uri: string): unknown => readDatabaseUri(uri, '/srv');

describe('readDatabaseUri', () => {
  it.each([
    ['sqlite:///millrace.db', '/srv/millrace.db'],
    ['sqlite:////var/lib/m.db', '/var/lib/m.db'],
    ['sqlite:///./a/../m.db', '/srv/m.db'],
    ['SQLite+pysqlite:///m.db', '/srv/m.db'],
    ['sqlite:////data/my%20file%25.db', '/data/my file%.db'],
    ['sqlite:///a#b.db', '/srv/a#b.db'],
    ['sqlite:///what%3F.db', '/srv/what?.db'],
  ])('%s is %s', (uri, path) => {
    expect(read(uri)).toEqual({ path });
  });

  it.each([
    ['', 'is empty'],
    ['sqlite://', 'in memory'],
    ['sqlite:///', 'in memory'],
    ['sqlite:///:memory:', 'in memory'],
    ['sqlite://m.db', "names the host 'm.db'"],
    ['sqlite:m.db', 'no complete URI'],
    ['sqlite:///m.db?timeout=3&mode=ro', 'parameters that Millrace does not know: timeout, mode'],
    ['sqlite:///50%.db', "a '%' that begins no escape"],
    ['sqlite:///a%00b.db', 'zero byte'],
    [
      'postgresql://u:p@h/db',
      'PostgreSQL: this version of Millrace keeps its data in SQLite only; PostgreSQL comes',
    ],
    ['postgresql+psycopg2://h/db', 'PostgreSQL'],
    ['mysql+pymysql://h/db', 'MySQL'],
    ['mssql+pyodbc://h/db', 'SQL Server'],
    ['./mlruns', 'a folder of files (mlruns)'],
    ['/data/mlruns', 'a folder of files (mlruns)'],
    ['file:///data/mlruns', 'a folder of files (mlruns)'],
    ['millrace.db', 'as a URI it is sqlite:///millrace.db'],
    ['http://127.0.0.1:5000', 'names a server'],
    ['redis://h', "unknown scheme 'redis:'"],
  ])('refuses %s: %s', (uri, reason) => {
    expect(read(uri)).toEqual({ problem: expect.stringContaining(reason) as string });
  });
});
