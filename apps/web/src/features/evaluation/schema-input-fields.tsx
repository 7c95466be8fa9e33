import type { ReactElement } from 'react';
import { Field } from '../../components/field.tsx';
import type { InputKind, SchemaDraft, SchemaFaults } from './schema-draft.ts';

const KINDS: readonly { readonly value: InputKind; readonly title: string }[] = [
  { value: 'pass_fail', title: 'One of two words' },
  { value: 'categorical', title: 'Options' },
  { value: 'numeric', title: 'A number' },
  { value: 'text', title: 'Text' },
];

interface SchemaInputFieldsProps {
  readonly draft: SchemaDraft;
  readonly faults: SchemaFaults;
  /** What answers depend on is chosen once. */
  readonly isNew: boolean;
  readonly onEdit: (changes: Partial<SchemaDraft>) => void;
}

/** How a question is answered. */
export function SchemaInputFields(props: SchemaInputFieldsProps): ReactElement {
  const { draft, faults, isNew, onEdit } = props;
  const line = (label: string, key: 'positive' | 'negative' | 'min' | 'max' | 'maxLength', hint?: string) => (
    <Field label={label} error={faults[key]} hint={hint}>
      {(field) => (
        <input {...field} value={draft[key]} onChange={({ target }) => onEdit({ [key]: target.value })} />
      )}
    </Field>
  );
  return (
    <>
      <Choices {...props} />
      {draft.kind === 'pass_fail' && (
        <>
          {line('Word for yes', 'positive')}
          {line('Word for no', 'negative')}
        </>
      )}
      {draft.kind === 'categorical' && (
        <>
          <Field label="Options" error={faults.options} hint="One a line">
            {(field) => (
              <textarea
                {...field}
                rows={4}
                value={draft.options}
                onChange={({ target }) => onEdit({ options: target.value })}
              />
            )}
          </Field>
          <Field label="Several may be chosen">
            {(field) => (
              <input
                {...field}
                type="checkbox"
                disabled={!isNew}
                checked={draft.isMulti}
                onChange={({ target }) => onEdit({ isMulti: target.checked })}
              />
            )}
          </Field>
        </>
      )}
      {draft.kind === 'numeric' && (
        <>
          {line('Least', 'min', 'No limit where it is empty')}
          {line('Most', 'max', 'No limit where it is empty')}
        </>
      )}
      {draft.kind === 'text' && line('Characters at most', 'maxLength', 'No limit where it is empty')}
    </>
  );
}

function Choices({ draft, isNew, onEdit }: SchemaInputFieldsProps): ReactElement {
  const hint = isNew ? undefined : 'Stays as it was made: answers depend on it';
  return (
    <>
      <Field label="Answers are" hint={hint}>
        {(field) => (
          <select
            {...field}
            disabled={!isNew}
            value={draft.type}
            onChange={({ target }) =>
              onEdit({ type: target.value === 'EXPECTATION' ? 'EXPECTATION' : 'FEEDBACK' })
            }
          >
            <option value="FEEDBACK">Feedback</option>
            <option value="EXPECTATION">Expectations</option>
          </select>
        )}
      </Field>
      <Field label="Given as" hint={hint}>
        {(field) => (
          <select
            {...field}
            disabled={!isNew}
            value={draft.kind}
            onChange={({ target }) =>
              onEdit({ kind: KINDS.find(({ value }) => value === target.value)?.value ?? 'text' })
            }
          >
            {KINDS.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
