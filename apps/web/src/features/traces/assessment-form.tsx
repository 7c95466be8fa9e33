import { type FormEvent, type ReactElement, useState } from 'react';
import { assessmentValue } from '../../api/assessment-value.ts';
import type { AssessmentDraft } from '../../api/assessments.ts';
import type { Assessment } from '../../api/traces.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import styles from './assessment-form.module.css';
import { formOfValue, readValue, type ValueForm, ValueInput } from './assessment-input.tsx';
import type { SpanNode } from '../../formats/span.ts';

interface AssessmentFormProps {
  /** What is changed; undefined for a new one. */
  readonly before?: Assessment | undefined;
  readonly span: SpanNode | undefined;
  readonly onSave: (draft: AssessmentDraft) => void;
  readonly onCancel: () => void;
}

type Kind = AssessmentDraft['kind'];

/** Says what is thought of a trace, or what should have come out. */
export function AssessmentForm({ before, span, onSave, onCancel }: AssessmentFormProps): ReactElement {
  const [kind, setKind] = useState<Kind>(before?.expectation === undefined ? 'feedback' : 'expectation');
  const [name, setName] = useState(before?.assessment_name ?? '');
  const [form, setForm] = useState<ValueForm>(formOfValue(before && assessmentValue(before)));
  const [text, setText] = useState(textOf(before));
  const [rationale, setRationale] = useState(before?.rationale ?? '');
  const [isOfSpan, setIsOfSpan] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const value = readValue(form, text);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (name.trim() === '' || value === undefined) return;
    onSave({ kind, name: name.trim(), value, rationale, spanId: isOfSpan ? span?.id : undefined });
  };
  return (
    <form className={styles['form']} onSubmit={save} aria-label="Assessment">
      {before === undefined && (
        <NameFields
          {...{ kind, name }}
          isWrong={isTried && name.trim() === ''}
          onKind={setKind}
          onName={setName}
        />
      )}
      <ValueInput
        form={form}
        text={text}
        isWrong={isTried && value === undefined}
        onForm={(next) => {
          setForm(next);
          setText('');
        }}
        onText={setText}
      />
      <Field label="Rationale" hint="Markdown; may be left empty.">
        {(field) => (
          <textarea
            {...field}
            rows={3}
            value={rationale}
            onChange={({ target }) => setRationale(target.value)}
          />
        )}
      </Field>
      {before === undefined && span?.parentId !== undefined && (
        <label className={styles['scope']}>
          <input type="checkbox" checked={isOfSpan} onChange={({ target }) => setIsOfSpan(target.checked)} />
          Only about the span {span.name}
        </label>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" look="primary">
          Save
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface NameFieldsProps {
  readonly kind: Kind;
  readonly name: string;
  readonly isWrong: boolean;
  readonly onKind: (kind: Kind) => void;
  readonly onName: (name: string) => void;
}

function NameFields({ kind, name, isWrong, onKind, onName }: NameFieldsProps): ReactElement {
  return (
    <div className={styles['line']}>
      <Field label="Kind">
        {(field) => (
          <select {...field} value={kind} onChange={({ target }) => onKind(target.value as Kind)}>
            <option value="feedback">Feedback: how it went</option>
            <option value="expectation">Expectation: what should come out</option>
          </select>
        )}
      </Field>
      <Field label="Name" error={isWrong ? 'A name is needed.' : undefined}>
        {(field) => (
          <input
            {...field}
            autoFocus
            value={name}
            placeholder="helpful"
            onChange={({ target }) => onName(target.value)}
          />
        )}
      </Field>
    </div>
  );
}

function textOf(before: Assessment | undefined): string {
  if (before === undefined) return '';
  const value = assessmentValue(before);
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
}
