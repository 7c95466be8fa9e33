import type { Int64, Issue } from '@millrace/protocol';
import { parseIssueFilter } from '@millrace/search';
import {
  checkIssueSeverity,
  checkIssueStatus,
  ISSUE_SEVERITIES,
  type IssueDraft,
  issueNotFound,
  type IssueStore,
  type Page,
  readExperimentId,
  runNotFound,
} from '@millrace/store';
import { column, type Fields } from '../../search/fields.ts';
import { searchPage } from '../../search/page.ts';
import { searching } from '../../search/refusals.ts';
import { sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import { liveExperiment } from './experiment-lookup.ts';

interface IssueRow {
  issue_key: number;
  issue_id: string;
  experiment_id: number;
  name: string;
  description: string;
  status: string;
  severity: string | null;
  root_causes: string;
  categories: string;
  source_run_id: string | null;
  created_timestamp: Int64;
  last_updated_timestamp: Int64;
  created_by: string | null;
  trace_count?: number;
}

const SEVERITY_RANK = `CASE i.severity ${ISSUE_SEVERITIES.map((word, rank) => `WHEN '${word}' THEN ${rank}`).join(' ')} ELSE -1 END`;
const TRACE_COUNT =
  "(SELECT count(DISTINCT a.trace_key) FROM assessments a WHERE a.kind = 'issue' AND a.name = i.issue_id)";

const EXPRESSIONS: Readonly<Record<string, string>> = { severity: SEVERITY_RANK, trace_count: TRACE_COUNT };

/** Where the fields of a search of issues are; the issue's row is `i`. */
const ISSUE_FIELDS: Fields = { field: (_, key) => column(EXPRESSIONS[key] ?? `i.${key}`) };

export class SqliteIssueStore implements IssueStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  create(draft: IssueDraft): Promise<Issue> {
    const { database, environment } = this.#session;
    const { status = 'pending', severity, source_run_id } = draft;
    return this.#session.write(() => {
      checkIssueStatus(status);
      if (severity !== undefined) checkIssueSeverity(severity);
      const experimentId = liveExperiment(database, draft.experiment_id);
      if (
        source_run_id !== undefined &&
        database.row('SELECT 1 FROM runs WHERE run_id = ?', source_run_id) === undefined
      ) {
        throw runNotFound(source_run_id);
      }
      const now = environment.nowMs();
      const id = `iss-${environment.newId()}`;
      database.run(
        'INSERT INTO issues (issue_id, experiment_id, name, description, status, severity, root_causes, categories, ' +
          'source_run_id, created_timestamp, last_updated_timestamp, created_by) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        experimentId,
        draft.name,
        draft.description,
        status,
        severity ?? null,
        JSON.stringify(draft.root_causes),
        JSON.stringify(draft.categories),
        source_run_id ?? null,
        now,
        now,
        draft.created_by ?? null,
      );
      return this.#read(id);
    });
  }

  get(id: string): Promise<Issue> {
    return reading(() => this.#read(id));
  }

  update(id: string, changes: Parameters<IssueStore['update']>[1]): Promise<Issue> {
    const { database, environment } = this.#session;
    const { name, description, status, severity } = changes;
    return this.#session.write(() => {
      if (status !== undefined) checkIssueStatus(status);
      if (severity !== undefined) checkIssueSeverity(severity);
      database.run(
        'UPDATE issues SET name = ifnull(?, name), description = ifnull(?, description), status = ifnull(?, status), ' +
          'severity = ifnull(?, severity), last_updated_timestamp = ? WHERE issue_id = ?',
        name ?? null,
        description ?? null,
        status ?? null,
        severity ?? null,
        environment.nowMs(),
        id,
      );
      return this.#read(id);
    });
  }

  search(query: Parameters<IssueStore['search']>[0]): Promise<Page<Issue>> {
    const { database } = this.#session;
    const { experiment_id, counts_traces } = query;
    return reading(() => {
      const order = ['severity', ...(counts_traces ? ['trace_count'] : []), 'created_timestamp'];
      const page = searchPage({
        database,
        fields: ISSUE_FIELDS,
        from: 'issues i',
        key: 'i.issue_key',
        where:
          experiment_id === undefined
            ? sql('1')
            : sql('i.experiment_id = ?', readExperimentId(experiment_id)),
        filter: searching(() => parseIssueFilter(query.filter)),
        order: order.map((key) => ({ entity: 'attribute', key, ascending: false })),
        tieBreak: { entity: 'attribute', key: 'issue_id', ascending: false },
        max_results: query.max_results,
        page_token: query.page_token,
      });
      const issues = new Map<number, Issue>();
      for (const row of database.rows<IssueRow>(
        `SELECT i.*${counts_traces ? `, ${TRACE_COUNT} AS trace_count` : ''} FROM issues i ` +
          'WHERE i.issue_key IN (SELECT value FROM json_each(?))',
        JSON.stringify(page.keys),
      )) {
        issues.set(row.issue_key, toIssue(row));
      }
      return {
        items: page.keys.flatMap((key) => issues.get(key) ?? []),
        next_page_token: page.next_page_token,
      };
    });
  }

  #read(id: string): Issue {
    const row = this.#session.database.row<IssueRow>('SELECT * FROM issues WHERE issue_id = ?', id);
    if (row === undefined) throw issueNotFound(id);
    return toIssue(row);
  }
}

function toIssue(row: IssueRow): Issue {
  return {
    issue_id: row.issue_id,
    experiment_id: String(row.experiment_id),
    name: row.name,
    description: row.description,
    status: row.status,
    severity: row.severity ?? undefined,
    root_causes: JSON.parse(row.root_causes) as string[],
    source_run_id: row.source_run_id ?? undefined,
    created_timestamp: row.created_timestamp,
    last_updated_timestamp: row.last_updated_timestamp,
    created_by: row.created_by ?? undefined,
    categories: JSON.parse(row.categories) as string[],
    trace_count: row.trace_count,
  };
}
