import type { JsonValue } from '@millrace/protocol';
import type { ReactElement } from 'react';
import { Field } from '../../components/field.tsx';
import styles from './assessment-form.module.css';

/** How a value is given. */
export type ValueForm = 'verdict' | 'number' | 'text' | 'json';

const TITLES: Readonly<Record<ValueForm, string>> = {
  verdict: 'Pass or fail',
  number: 'Number',
  text: 'Text',
  json: 'JSON',
};
const HINTS: Readonly<Record<ValueForm, string>> = {
  verdict: 'Choose pass or fail.',
  number: 'This must be a number.',
  text: 'Say something.',
  json: 'This is not JSON.',
};

export function formOfValue(value: unknown): ValueForm {
  if (value === undefined || typeof value === 'boolean') return 'verdict';
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'text' : 'json';
}

/** What was given; undefined while it is none. */
export function readValue(form: ValueForm, text: string): JsonValue | undefined {
  switch (form) {
    case 'verdict':
      return text === '' ? undefined : text === 'true';
    case 'number': {
      const number = Number(text);
      return text.trim() === '' || !Number.isFinite(number) ? undefined : number;
    }
    case 'text':
      return text === '' ? undefined : text;
    case 'json':
      try {
        return JSON.parse(text) as JsonValue;
      } catch {
        return undefined;
      }
    default:
      return form satisfies never;
  }
}

interface ValueInputProps {
  readonly form: ValueForm;
  readonly text: string;
  readonly isWrong: boolean;
  readonly onForm: (form: ValueForm) => void;
  readonly onText: (text: string) => void;
}

export function ValueInput({ form, text, isWrong, onForm, onText }: ValueInputProps): ReactElement {
  const error = isWrong ? HINTS[form] : undefined;
  return (
    <div className={styles['line']}>
      <Field label="Form">
        {(field) => (
          <select {...field} value={form} onChange={({ target }) => onForm(target.value as ValueForm)}>
            {Object.entries(TITLES).map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Value" error={error}>
        {(field) => {
          const given = { ...field, value: text };
          if (form === 'verdict') {
            return (
              <select {...given} onChange={({ target }) => onText(target.value)}>
                <option value="">Choose…</option>
                <option value="true">Pass</option>
                <option value="false">Fail</option>
              </select>
            );
          }
          if (form === 'number')
            return <input {...given} inputMode="decimal" onChange={({ target }) => onText(target.value)} />;
          return (
            <textarea
              {...given}
              rows={form === 'json' ? 4 : 2}
              onChange={({ target }) => onText(target.value)}
            />
          );
        }}
      </Field>
    </div>
  );
}
