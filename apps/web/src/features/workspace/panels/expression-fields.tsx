import { ExpressionError, metricAsExpression, parseMetricExpression } from '@millrace/search';
import { type ReactElement, useId, useMemo } from 'react';
import type { RunKeys } from '../../../api/run-table.ts';
import styles from './expression-fields.module.css';
import type { Panel } from './panel.ts';

interface ExpressionFieldsProps {
  readonly draft: Panel;
  readonly keys: RunKeys;
  readonly onChange: (draft: Panel) => void;
}

const LINES_MAX = 4;
const LISTED_MAX = 500;

/** Expressions over metrics, one field more than there are of them. */
export function ExpressionFields({ draft, keys, onChange }: ExpressionFieldsProps): ReactElement {
  const listId = useId();
  const known = useMemo(() => new Set(keys.metrics.map(({ key }) => key)), [keys]);
  const isFull = draft.columns.every((text) => text !== '');
  const shown = isFull ? [...draft.columns, ''].slice(0, LINES_MAX) : draft.columns;
  return (
    <>
      {shown.map((text, at) => (
        <ExpressionField
          key={at}
          label={`Line ${at + 1}`}
          value={text}
          isRequired={at === 0}
          known={known}
          listId={listId}
          onChange={(next) => onChange({ ...draft, columns: shown.with(at, next) })}
        />
      ))}
      <datalist id={listId}>
        {keys.metrics.slice(0, LISTED_MAX).map(({ key }) => (
          <option key={key} value={metricAsExpression(key)} />
        ))}
      </datalist>
      <p className={styles['hint']}>
        As <code>train/loss - val/loss</code> or <code>{'log(${my loss})'}</code>, at every step that has all
        of the metrics. A slash divides where a space stands beside it.
      </p>
    </>
  );
}

interface ExpressionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isRequired: boolean;
  readonly known: ReadonlySet<string>;
  readonly listId: string;
  readonly onChange: (value: string) => void;
}

function ExpressionField(props: ExpressionFieldProps): ReactElement {
  const { label, value, isRequired, known, listId, onChange } = props;
  const noteId = useId();
  const { error, strange } = useMemo(() => checked(value, known), [value, known]);
  return (
    <div className={styles['expression']}>
      <label>
        <span>{label}</span>
        <input
          required={isRequired}
          list={listId}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined && strange === undefined ? undefined : noteId}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      {error !== undefined && (
        <p id={noteId} role="alert" className={styles['error']}>
          <code>
            {value.slice(0, error.at)}
            <mark>{value.slice(error.at, error.at + 1) || '…'}</mark>
            {value.slice(error.at + 1)}
          </code>
          {error.message}
        </p>
      )}
      {strange !== undefined && (
        <p id={noteId} className={styles['hint']}>
          {strange}
        </p>
      )}
    </div>
  );
}

/** What is wrong with an expression, or at least strange. */
function checked(
  text: string,
  known: ReadonlySet<string>,
): { readonly error?: ExpressionError; readonly strange?: string } {
  if (text.trim() === '') return {};
  try {
    const unknown = parseMetricExpression(text).metrics.find((name) => !known.has(name));
    if (unknown === undefined) return {};
    const slash = unknown.includes('/') ? ' To divide, put spaces around the slash.' : '';
    return { strange: `No run has a metric ${unknown} yet.${slash}` };
  } catch (error) {
    if (error instanceof ExpressionError) return { error };
    throw error;
  }
}
