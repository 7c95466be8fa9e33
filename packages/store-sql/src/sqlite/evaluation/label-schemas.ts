import {
  invalidParameter,
  type Int64,
  type JsonObject,
  type LabelSchema,
  LabelSchemaInput,
  type LabelSchemaTypeName,
  notFound,
  parseJson,
  readRequest,
  writeMessage,
} from '@millrace/protocol';
import {
  checkInstruction,
  checkLabelInput,
  checkLabelSchemaName,
  checkSameInput,
  DEFAULT_LABEL_SCHEMA,
  labelSchemaNotFound,
  type LabelSchemaStore,
  labelSchemaTaken,
  type Page,
} from '@millrace/store';
import { column, type Fields } from '../../search/fields.ts';
import { searchPage } from '../../search/page.ts';
import { sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import { liveExperiment } from './experiment-lookup.ts';

interface SchemaRow {
  schema_key: number;
  schema_id: string;
  experiment_id: number;
  name: string;
  type: LabelSchemaTypeName;
  instruction: string | null;
  enable_comment: number;
  input: string;
  created_at: Int64;
  last_updated_at: Int64;
  is_default: number;
}

interface NewSchema {
  readonly experimentId: number;
  readonly name: string;
  readonly type: LabelSchemaTypeName;
  readonly input: LabelSchemaInput;
  readonly instruction?: string | undefined;
  readonly enable_comment?: boolean;
  readonly is_default?: boolean;
}

const FIELDS: Fields = { field: (_, key) => column(`l.${key}`) };

export class SqliteLabelSchemaStore implements LabelSchemaStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  create(draft: Parameters<LabelSchemaStore['create']>[0]): Promise<LabelSchema> {
    const { name, instruction, input } = draft;
    return this.#session.write(() => {
      checkLabelSchemaName(name);
      if (instruction !== undefined) checkInstruction(instruction);
      checkLabelInput(input);
      const experimentId = liveExperiment(this.#session.database, draft.experiment_id);
      if (this.#find(experimentId, name) !== undefined) throw labelSchemaTaken(name, draft.experiment_id);
      return this.#read(this.#insert({ ...draft, experimentId }));
    });
  }

  get(id: string): Promise<LabelSchema> {
    return reading(() => this.#read(id));
  }

  getByName(experimentId: string, name: string): Promise<LabelSchema> {
    return reading(() => {
      const row = this.#find(liveExperiment(this.#session.database, experimentId), name);
      if (row !== undefined) return toSchema(row);
      throw notFound(`Label schema with name '${name}' not found for experiment '${experimentId}'.`);
    });
  }

  list(query: Parameters<LabelSchemaStore['list']>[0]): Promise<Page<LabelSchema>> {
    const { database } = this.#session;
    return this.#session.write(() => {
      const experimentId = liveExperiment(database, query.experiment_id);
      this.#addDefault(experimentId);
      const page = searchPage({
        database,
        fields: FIELDS,
        from: 'label_schemas l',
        key: 'l.schema_key',
        where: sql('l.experiment_id = ?', experimentId),
        filter: undefined,
        order: [{ entity: 'attribute', key: 'created_at', ascending: false }],
        tieBreak: { entity: 'attribute', key: 'schema_id', ascending: true },
        max_results: query.max_results,
        page_token: query.page_token,
      });
      const schemas = new Map<number, LabelSchema>();
      for (const row of database.rows<SchemaRow>(
        'SELECT * FROM label_schemas WHERE schema_key IN (SELECT value FROM json_each(?))',
        JSON.stringify(page.keys),
      )) {
        schemas.set(row.schema_key, toSchema(row));
      }
      return {
        items: page.keys.flatMap((key) => schemas.get(key) ?? []),
        next_page_token: page.next_page_token,
      };
    });
  }

  update(id: string, changes: Parameters<LabelSchemaStore['update']>[1]): Promise<LabelSchema> {
    const { database, environment } = this.#session;
    const { name, instruction, enable_comment, input } = changes;
    return this.#session.write(() => {
      const row = this.#row(id);
      if (row.is_default === 1) {
        throw invalidParameter("The experiment's default question cannot be edited.");
      }
      if (name !== undefined) checkLabelSchemaName(name);
      if (instruction !== undefined) checkInstruction(instruction);
      if (input !== undefined) {
        checkLabelInput(input);
        checkSameInput(toSchema(row).input, input);
      }
      if (name !== undefined && name !== row.name && this.#find(row.experiment_id, name) !== undefined) {
        throw labelSchemaTaken(name, row.experiment_id);
      }
      database.run(
        'UPDATE label_schemas SET name = ?, instruction = ?, enable_comment = ?, input = ?, last_updated_at = ? ' +
          'WHERE schema_key = ?',
        name ?? row.name,
        instruction ?? row.instruction,
        enable_comment === undefined ? row.enable_comment : Number(enable_comment),
        input === undefined ? row.input : inputText(input),
        environment.nowMs(),
        row.schema_key,
      );
      return this.#read(id);
    });
  }

  delete(id: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      const row = database.row<{ is_default: number }>(
        'SELECT is_default FROM label_schemas WHERE schema_id = ?',
        id,
      );
      if (row?.is_default === 1) {
        throw invalidParameter("The experiment's default question cannot be deleted.");
      }
      database.run('DELETE FROM label_schemas WHERE schema_id = ?', id);
    });
  }

  #addDefault(experimentId: number): void {
    const known = this.#session.database.row(
      'SELECT 1 FROM label_schemas WHERE experiment_id = ? AND is_default = 1',
      experimentId,
    );
    if (known === undefined) this.#insert({ ...DEFAULT_LABEL_SCHEMA, experimentId, is_default: true });
  }

  #insert(schema: NewSchema): string {
    const { database, environment } = this.#session;
    const id = `ls-${environment.newId()}`;
    const now = environment.nowMs();
    database.run(
      'INSERT INTO label_schemas (schema_id, experiment_id, name, type, instruction, enable_comment, input, ' +
        'created_at, last_updated_at, is_default) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      schema.experimentId,
      schema.name,
      schema.type,
      schema.instruction ?? null,
      Number(schema.enable_comment === true),
      inputText(schema.input),
      now,
      now,
      Number(schema.is_default === true),
    );
    return id;
  }

  #find(experimentId: number, name: string): SchemaRow | undefined {
    return this.#session.database.row<SchemaRow>(
      'SELECT * FROM label_schemas WHERE experiment_id = ? AND name = ?',
      experimentId,
      name,
    );
  }

  #row(id: string): SchemaRow {
    const row = this.#session.database.row<SchemaRow>('SELECT * FROM label_schemas WHERE schema_id = ?', id);
    if (row === undefined) throw labelSchemaNotFound(id);
    return row;
  }

  #read(id: string): LabelSchema {
    return toSchema(this.#row(id));
  }
}

/** The input as the wire writes it, which holds all digits and NaN. */
function inputText(input: LabelSchemaInput): string {
  return new TextDecoder().decode(writeMessage(LabelSchemaInput, input));
}

function toSchema(row: SchemaRow): LabelSchema {
  return {
    schema_id: row.schema_id,
    experiment_id: String(row.experiment_id),
    name: row.name,
    type: row.type,
    instruction: row.instruction ?? undefined,
    enable_comment: row.enable_comment === 1,
    input: readRequest(LabelSchemaInput, parseJson(row.input) as JsonObject),
    created_at: row.created_at,
    last_updated_at: row.last_updated_at,
    is_default: row.is_default === 1,
  };
}
