import type { ReactElement } from 'react';
import { Field } from '../../components/field.tsx';
import type { DataType } from '../../formats/data-type.ts';

interface TypedFieldProps {
  readonly label: string;
  readonly type: DataType;
  readonly text: string;
  readonly error: string | undefined;
  readonly placeholder?: string;
  readonly onText: (text: string) => void;
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'long', 'float', 'double']);

/** The control that fits a type: a choice, a line, or several lines of JSON. */
export function TypedField(props: TypedFieldProps): ReactElement {
  const { label, type, text, error, placeholder = '', onText } = props;
  const isLine = type.kind === 'scalar' && type.name !== 'any';
  return (
    <Field label={label} error={error}>
      {(field) => {
        if (type.kind === 'scalar' && type.name === 'boolean') {
          return (
            <select {...field} value={text} onChange={(event) => onText(event.target.value)}>
              <option value="">{placeholder === '' ? '–' : `${placeholder} (default)`}</option>
              <option>true</option>
              <option>false</option>
            </select>
          );
        }
        if (!isLine) {
          return (
            <textarea
              {...field}
              rows={3}
              spellCheck={false}
              placeholder={placeholder}
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
          );
        }
        return (
          <input
            {...field}
            autoComplete="off"
            inputMode={NUMERIC.has(type.name) ? 'decimal' : 'text'}
            placeholder={placeholder}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
