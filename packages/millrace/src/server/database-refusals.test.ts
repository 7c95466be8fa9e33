import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { upgradeSqliteDatabase } from '@millrace/store-sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, run, temporaryFolder } from '../testing/launch.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
  upgradeSqliteDatabase(at('good.db'));
});
afterAll(() => folder[Symbol.dispose]());

const at = (name: string): string => join(folder.path, name);
const isRoot = process.getuid?.() === 0;

async function start(
  database: string,
  options: { isNobody?: boolean; args?: readonly string[] } = {},
): Promise<Ended & { hasStack: boolean }> {
  const args = [
    'server',
    '--port',
    '0',
    '--backend-store-uri',
    `sqlite:///${database}`,
    ...(options.args ?? []),
  ];
  const ended = await run(args, { cwd: folder.path, isNobody: options.isNobody === true && isRoot });
  return { ...ended, hasStack: /\n\s+at /.test(ended.err) };
}

/** Ends with status 1 and a message without a stack. */
function refusal(message: string): object {
  return { code: 1, out: '', err: expect.stringContaining(message) as string, hasStack: false };
}

describe('a server does not start on', () => {
  it.concurrent("MLflow's own database, of which not a byte is changed", async () => {
    const database = new DatabaseSync(at('mlflow.db'));
    database.exec(
      'CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE experiments (experiment_id INTEGER);',
    );
    database.close();
    const before = readFileSync(at('mlflow.db'));
    expect(await start(at('mlflow.db'))).toEqual(refusal('made by MLflow'));
    expect(readFileSync(at('mlflow.db')).equals(before)).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('mlflow.db'))).toEqual(['mlflow.db']);
  });

  it.concurrent('the database of another program', async () => {
    const database = new DatabaseSync(at('other.db'));
    database.exec('CREATE TABLE songs (title TEXT)');
    database.close();
    expect(await start(at('other.db'))).toEqual(refusal('belongs to another program'));
  });

  it.concurrent('a newer schema', async () => {
    copyFileSync(at('good.db'), at('newer.db'));
    const database = new DatabaseSync(at('newer.db'));
    database.exec('PRAGMA user_version = 999');
    database.close();
    expect(await start(at('newer.db'))).toEqual(refusal('made by a newer version of Millrace (schema 999'));
  });

  it.concurrent('a file that is no database', async () => {
    writeFileSync(at('words.db'), 'these are only words\n'.repeat(100));
    expect(await start(at('words.db'))).toEqual(
      refusal(`Cannot open the database ${at('words.db')}.\nThe file is not a SQLite database.`),
    );
  });

  it.concurrent('a damaged file', async () => {
    const bytes = readFileSync(at('good.db'));
    bytes.fill(0xff, 100, 3000);
    writeFileSync(at('damaged.db'), bytes);
    expect(await start(at('damaged.db'))).toEqual(refusal('The database file is damaged.'));
  });

  it.concurrent('a database that another process has locked', async () => {
    copyFileSync(at('good.db'), at('locked.db'));
    const holder = new DatabaseSync(at('locked.db'));
    holder.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    try {
      expect(await start(at('locked.db'))).toEqual(refusal('locked by another process'));
    } finally {
      holder.close();
    }
  });

  it.concurrent('a folder that does not exist, or a folder in the place of the file', async () => {
    const [missing, directory] = await Promise.all([start(at('no/such/x.db')), start(folder.path)]);
    expect(missing).toEqual(refusal(`The folder of the database, ${at('no/such')}, does not exist.`));
    expect(directory).toEqual(refusal('is a folder; the URI must name a file'));
  });

  it.concurrent('what its user may not write', async () => {
    copyFileSync(at('good.db'), at('read-only.db'));
    chmodSync(at('read-only.db'), 0o444);
    mkdirSync(at('closed'));
    chmodSync(at('closed'), 0o555);
    const [file, closed, destination] = await Promise.all([
      start(at('read-only.db'), { isNobody: true }),
      start(at('closed/x.db'), { isNobody: true }),
      start(at('fresh.db'), { isNobody: true, args: ['--artifacts-destination', at('closed/artifacts')] }),
    ]);
    expect(file).toEqual(refusal('read-only.db is read-only for this user'));
    expect(closed).toEqual(refusal('cannot be made: its folder cannot be written'));
    expect(destination).toEqual(
      refusal(
        `The folder for artifacts, ${at('closed/artifacts')}, cannot be used: ${at('closed')} cannot be written.`,
      ),
    );
  });
});

describe('millrace db upgrade', () => {
  it.concurrent('makes a database, and says when there is nothing to do', async () => {
    const first = await run(['db', 'upgrade', 'sqlite:///new.db'], { cwd: folder.path });
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining('has the newest schema now') as string,
    });
    const second = await run(['db', 'upgrade', 'sqlite:///new.db'], { cwd: folder.path });
    expect(second).toMatchObject({ code: 0, out: `${at('new.db')} has the newest schema already.\n` });
    expect((await run(['db', 'upgrade'], { cwd: folder.path })).code).toBe(2);
  });
});
