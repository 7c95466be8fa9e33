import { lazy, type ReactElement, Suspense } from 'react';
import type { RunKeys } from '../../../api/run-table.ts';
import { metricAsExpression } from '@millrace/search';
import { firstSpec, prettySpec } from '../custom/spec.ts';
import { ColumnSelect } from './column-select.tsx';
import { ExpressionFields } from './expression-fields.tsx';
import { type Panel, PANEL_FIELDS, type PanelKind } from './panel.ts';
import type { PanelData } from './panel-card.tsx';
import styles from './panel-dialog.module.css';

const SpecField = lazy(async () => ({ default: (await import('../custom/spec-field.tsx')).SpecField }));

interface PanelFieldsProps {
  readonly draft: Panel;
  /** What a preview draws. */
  readonly data: PanelData;
  readonly keys: RunKeys;
  readonly onChange: (draft: Panel) => void;
}

const AXES_MAX = 8;

/** What a kind of panel asks for. */
export function PanelFields({ draft, keys, data, onChange }: PanelFieldsProps): ReactElement {
  const { kind, columns } = draft;
  const [first = ''] = columns;
  if (kind === 'lines') return <ExpressionFields draft={draft} keys={keys} onChange={onChange} />;
  if (kind === 'custom') {
    return (
      <Suspense fallback={<p>Loading…</p>}>
        <SpecField value={first} data={data} onChange={(text) => onChange({ ...draft, columns: [text] })} />
      </Suspense>
    );
  }
  if (kind === 'images') {
    return (
      <label>
        <span>Folder</span>
        <input
          required
          value={first}
          onChange={(event) => onChange({ ...draft, columns: [event.target.value] })}
        />
      </label>
    );
  }
  if (kind === 'text') {
    return (
      <label>
        <span>Markdown</span>
        <textarea
          required
          rows={8}
          value={first}
          onChange={(event) => onChange({ ...draft, columns: [event.target.value] })}
        />
      </label>
    );
  }
  const fields = kind === 'parallel' ? axisFields(columns) : PANEL_FIELDS[kind];
  return (
    <>
      {fields.map((field, at) => (
        <ColumnField key={field} {...{ draft, keys, onChange, field, at }} />
      ))}
    </>
  );
}

/** One more than are chosen. */
function axisFields(columns: readonly string[]): string[] {
  const chosen = columns.filter((id) => id !== '').length;
  return Array.from({ length: Math.min(AXES_MAX, Math.max(2, chosen + 1)) }, (_, at) => `axis ${at + 1}`);
}

interface ColumnFieldProps extends Omit<PanelFieldsProps, 'data'> {
  readonly field: string;
  readonly at: number;
}

function ColumnField({ draft, keys, onChange, field, at }: ColumnFieldProps): ReactElement {
  const { kind, columns, log } = draft;
  const id = columns[at] ?? '';
  const hasAxis = ['parallel', 'scatter', 'heat'].includes(kind) && !field.startsWith('colour');
  const set = (next: string): void => {
    const length = Math.max(at + 1, columns.length);
    onChange({
      ...draft,
      columns: Array.from({ length }, (_, place) => (place === at ? next : (columns[place] ?? ''))),
    });
  };
  return (
    <div className={styles['field']}>
      <label>
        <span>{field.replace('?', '')}</span>
        <ColumnSelect
          keys={keys}
          value={id}
          isOptional={field.endsWith('?') || kind === 'parallel'}
          onChange={set}
        />
      </label>
      {hasAxis && (
        <label className={styles['log']}>
          <input
            type="checkbox"
            checked={log.includes(id)}
            onChange={(event) =>
              onChange({
                ...draft,
                log: event.target.checked ? [...log, id] : log.filter((other) => other !== id),
              })
            }
          />
          log
        </label>
      )}
    </div>
  );
}

/** What a new panel shows before anything is chosen. */
export function firstColumns(kind: PanelKind, keys: RunKeys): string[] {
  const metrics = keys.metrics
    .filter(({ key }) => !key.startsWith('system/'))
    .map(({ key }) => `metrics.${key}`);
  const params = keys.params.filter(({ varies }) => varies).map(({ key }) => `params.${key}`);
  const [metric = '', second = metric] = metrics;
  const [param = second, other = param] = params;
  const [key] = keys.metrics;
  const columns: Readonly<Record<PanelKind, readonly string[]>> = {
    lines: [key === undefined ? '' : metricAsExpression(key.key)],
    scatter: [param, metric, ''],
    heat: [param, other, metric],
    box: [metric, param],
    parallel: [...params.slice(0, 4), metric],
    importance: [metric],
    bar: [metric],
    images: ['images'],
    text: [''],
    // Where nothing is logged yet, as an example.
    custom: [prettySpec(firstSpec(param || 'params.lr', metric || 'metrics.loss'))],
  };
  return [...columns[kind]];
}
