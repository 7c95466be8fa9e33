import type { ReactElement } from 'react';
import { typeText } from '../formats/data-type.ts';
import styles from './schema-tables.module.css';
import type { SchemaColumn, SchemaParam, Signature } from '../formats/signature.ts';

/** What a model takes and gives, side by side. */
export function SchemaTables({ signature }: { readonly signature: Signature }): ReactElement {
  return (
    <div className={styles['schemas']}>
      <SchemaTable title="Inputs" columns={signature.inputs} />
      <SchemaTable title="Outputs" columns={signature.outputs} />
      <ParamTable params={signature.params} />
    </div>
  );
}

interface SchemaTableProps {
  readonly title: string;
  readonly columns: readonly SchemaColumn[];
}

function SchemaTable({ title, columns }: SchemaTableProps): ReactElement {
  return (
    <section className={styles['schema']} aria-label={title}>
      <h3>
        {title} <span>({columns.length})</span>
      </h3>
      {columns.length === 0 ? (
        <p>The signature names none.</p>
      ) : (
        <ul>
          {columns.map(({ name, type, isRequired }, at) => (
            <li key={at}>
              <span dir="auto" className={styles['name']}>
                {name ?? <em>{columns.length === 1 ? 'unnamed' : `number ${at + 1}`}</em>}
              </span>
              <code title={typeText(type)}>{typeText(type)}</code>
              {!isRequired && <small>optional</small>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ParamTable({ params }: { params: readonly SchemaParam[] }): ReactElement | null {
  if (params.length === 0) return null;
  return (
    <section className={styles['schema']} aria-label="Params">
      <h3>
        Params <span>({params.length})</span>
      </h3>
      <ul>
        {params.map(({ name, type, defaultJson }) => (
          <li key={name}>
            <span dir="auto" className={styles['name']}>
              {name}
            </span>
            <code>{typeText(type)}</code>
            <small title={defaultJson}>{defaultJson}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
