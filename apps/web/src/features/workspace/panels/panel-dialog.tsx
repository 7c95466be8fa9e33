import { type FormEvent, type ReactElement, useState } from 'react';
import type { RunKeys } from '../../../api/run-table.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { type Panel, PANEL_FIELDS, PANEL_KINDS, PANEL_TITLES, type PanelKind } from './panel.ts';
import styles from './panel-dialog.module.css';

interface PanelDialogProps {
  /** What is changed; absent for a new one. */
  readonly panel: Panel | undefined;
  readonly keys: RunKeys;
  readonly onSave: (panel: Panel) => void;
  readonly onClose: () => void;
}

const AXES_MAX = 8;
const OTHER_COLUMNS = ['start_time', 'tags.mlflow.user'];

/** Chooses what a chart of runs shows. */
export function PanelDialog({ panel, keys, onSave, onClose }: PanelDialogProps): ReactElement {
  const [kind, setKind] = useState<PanelKind>(panel?.kind ?? 'scatter');
  const [columns, setColumns] = useState<readonly string[]>(panel?.columns ?? firstColumns('scatter', keys));
  const [log, setLog] = useState<readonly string[]>(panel?.log ?? []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = columns.filter((id) => id !== '');
    if (chosen.length > 0) onSave({ kind, columns: chosen, log: log.filter((id) => chosen.includes(id)) });
  };
  const set = (at: number, id: string): void =>
    setColumns(
      Array.from({ length: Math.max(at + 1, columns.length) }, (_, place) =>
        place === at ? id : (columns[place] ?? ''),
      ),
    );
  const fields = kind === 'parallel' ? axisFields(columns) : PANEL_FIELDS[kind];
  return (
    <Dialog title={panel === undefined ? 'Add a chart' : 'Change the chart'} onClose={onClose}>
      <form className={styles['form']} onSubmit={save}>
        <label>
          <span>Chart</span>
          <select
            aria-label="Chart"
            value={kind}
            onChange={(event) => {
              const next = PANEL_KINDS.find((one) => one === event.target.value) ?? 'scatter';
              setKind(next);
              setColumns(firstColumns(next, keys));
            }}
          >
            {PANEL_KINDS.map((one) => (
              <option key={one} value={one}>
                {PANEL_TITLES[one]}
              </option>
            ))}
          </select>
        </label>
        {fields.map((field, at) => (
          <div key={field} className={styles['field']}>
            <label>
              <span>{field.replace('?', '')}</span>
              <ColumnSelect
                keys={keys}
                value={columns[at] ?? ''}
                isOptional={field.endsWith('?') || kind === 'parallel'}
                onChange={(id) => set(at, id)}
              />
            </label>
            {(kind === 'parallel' || kind === 'scatter' || kind === 'heat') &&
              !field.startsWith('colour') && (
                <label className={styles['log']}>
                  <input
                    type="checkbox"
                    checked={log.includes(columns[at] ?? '')}
                    onChange={(event) => {
                      const id = columns[at] ?? '';
                      setLog(event.target.checked ? [...log, id] : log.filter((other) => other !== id));
                    }}
                  />
                  log
                </label>
              )}
          </div>
        ))}
        <Button look="primary" type="submit">
          {panel === undefined ? 'Add' : 'Save'}
        </Button>
      </form>
    </Dialog>
  );
}

/** One more than are chosen. */
function axisFields(columns: readonly string[]): string[] {
  const chosen = columns.filter((id) => id !== '').length;
  return Array.from({ length: Math.min(AXES_MAX, Math.max(2, chosen + 1)) }, (_, at) => `axis ${at + 1}`);
}

function firstColumns(kind: PanelKind, keys: RunKeys): string[] {
  const metrics = keys.metrics
    .filter(({ key }) => !key.startsWith('system/'))
    .map(({ key }) => `metrics.${key}`);
  const params = keys.params.filter(({ varies }) => varies).map(({ key }) => `params.${key}`);
  const [metric = '', second = metric] = metrics;
  const [param = second, other = param] = params;
  switch (kind) {
    case 'scatter':
      return [param, metric, ''];
    case 'heat':
      return [param, other, metric];
    case 'box':
      return [metric, param];
    case 'parallel':
      return [...params.slice(0, 4), metric];
    default:
      return [metric];
  }
}

interface ColumnSelectProps {
  readonly keys: RunKeys;
  readonly value: string;
  readonly isOptional: boolean;
  readonly onChange: (id: string) => void;
}

const LISTED_MAX = 500;

function ColumnSelect({ keys, value, isOptional, onChange }: ColumnSelectProps): ReactElement {
  const groups = (['metrics', 'params', 'tags'] as const).map((entity) => ({
    entity,
    ids: keys[entity]
      .filter(({ key }) => entity !== 'tags' || !key.startsWith('mlflow.'))
      .slice(0, LISTED_MAX)
      .map(({ key }) => `${entity}.${key}`),
  }));
  const isListed =
    value === '' || OTHER_COLUMNS.includes(value) || groups.some(({ ids }) => ids.includes(value));
  return (
    <select required={!isOptional} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{isOptional ? 'none' : 'choose'}</option>
      {!isListed && <option value={value}>{value}</option>}
      {groups.map(({ entity, ids }) => (
        <optgroup key={entity} label={entity}>
          {ids.map((id) => (
            <option key={id} value={id}>
              {id.slice(entity.length + 1)}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label="other">
        {OTHER_COLUMNS.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </optgroup>
    </select>
  );
}
