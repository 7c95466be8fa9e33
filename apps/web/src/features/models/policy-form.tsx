import { type FormEvent, type ReactElement, useId, useState } from 'react';
import type { PromotionPolicy } from '../../api/registry.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { COMPARATORS, draftOf, type PolicyDraft, policyOf } from './policy-draft.ts';
import styles from './policy-form.module.css';

interface PolicyFormProps {
  readonly name: string;
  readonly policy: PromotionPolicy | null;
  readonly onSave: (policy: PromotionPolicy) => void;
  readonly onRemove: () => void;
}

/** What must hold before an alias of the model may move. */
export function PolicyForm({ name, policy, onSave, onRemove }: PolicyFormProps): ReactElement {
  const [draft, setDraft] = useState(() => draftOf(policy));
  const [error, setError] = useState<string>();
  const change = (changes: Partial<PolicyDraft>): void => {
    setDraft({ ...draft, ...changes });
    setError(undefined);
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const result = policyOf(name, draft);
    if ('error' in result) setError(result.error);
    else onSave(result);
  };
  return (
    <form className={styles['form']} onSubmit={save}>
      <h2>Promotion policy</h2>
      <p>
        What must hold before an alias may point at a version. The server refuses any other move, from here
        and from clients.
      </p>
      <Field label="Guarded aliases" hint="Separated by commas; all aliases when there is none">
        {(field) => (
          <input
            {...field}
            placeholder="champion, production"
            value={draft.aliases}
            onChange={(event) => change({ aliases: event.target.value })}
          />
        )}
      </Field>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={draft.requiresSignature}
          onChange={(event) => change({ requiresSignature: event.target.checked })}
        />
        The version has a signature
      </label>
      <TagRules tags={draft.tags} onChange={(tags) => change({ tags })} />
      <MetricRules metrics={draft.metrics} onChange={(metrics) => change({ metrics })} />
      <Field label="Approvals by others" hint="People other than the one who moves the alias">
        {(field) => (
          <input
            {...field}
            className={styles['short']}
            inputMode="numeric"
            value={draft.approvals}
            onChange={(event) => change({ approvals: event.target.value })}
          />
        )}
      </Field>
      {error !== undefined && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
      <div className={styles['acts']}>
        <Button look="primary" type="submit">
          {policy === null ? 'Set the policy' : 'Save'}
        </Button>
        {policy !== null && (
          <Button look="danger" onClick={onRemove}>
            Remove the policy
          </Button>
        )}
      </div>
    </form>
  );
}

interface TagRulesProps {
  readonly tags: PolicyDraft['tags'];
  readonly onChange: (tags: PolicyDraft['tags']) => void;
}

function TagRules({ tags, onChange }: TagRulesProps): ReactElement {
  const set = (at: number, tag: PolicyDraft['tags'][number]): void => onChange(tags.with(at, tag));
  return (
    <Rules title="Required tags" add="Add a tag" onAdd={() => onChange([...tags, { key: '', value: '' }])}>
      {tags.map((tag, at) => (
        <li key={at}>
          <input
            aria-label={`Key of required tag ${at + 1}`}
            placeholder="key"
            value={tag.key}
            onChange={(event) => set(at, { ...tag, key: event.target.value })}
          />
          <input
            aria-label={`Value of required tag ${at + 1}`}
            placeholder="any value"
            value={tag.value}
            onChange={(event) => set(at, { ...tag, value: event.target.value })}
          />
          <IconButton
            icon="close"
            label={`Remove required tag ${at + 1}`}
            onClick={() => onChange(tags.toSpliced(at, 1))}
          />
        </li>
      ))}
    </Rules>
  );
}

interface MetricRulesProps {
  readonly metrics: PolicyDraft['metrics'];
  readonly onChange: (metrics: PolicyDraft['metrics']) => void;
}

function MetricRules({ metrics, onChange }: MetricRulesProps): ReactElement {
  const set = (at: number, metric: PolicyDraft['metrics'][number]): void =>
    onChange(metrics.with(at, metric));
  const add = (): void => onChange([...metrics, { key: '', comparator: '>=', value: '' }]);
  return (
    <Rules title="Metric thresholds" add="Add a threshold" onAdd={add}>
      {metrics.map((metric, at) => (
        <li key={at}>
          <input
            aria-label={`Metric of threshold ${at + 1}`}
            placeholder="metric"
            value={metric.key}
            onChange={(event) => set(at, { ...metric, key: event.target.value })}
          />
          <select
            aria-label={`Comparator of threshold ${at + 1}`}
            value={metric.comparator}
            onChange={(event) => set(at, { ...metric, comparator: event.target.value })}
          >
            {COMPARATORS.map((comparator) => (
              <option key={comparator}>{comparator}</option>
            ))}
          </select>
          <input
            aria-label={`Value of threshold ${at + 1}`}
            placeholder="0.8"
            inputMode="decimal"
            value={metric.value}
            onChange={(event) => set(at, { ...metric, value: event.target.value })}
          />
          <IconButton
            icon="close"
            label={`Remove threshold ${at + 1}`}
            onClick={() => onChange(metrics.toSpliced(at, 1))}
          />
        </li>
      ))}
    </Rules>
  );
}

interface RulesProps {
  readonly title: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly children: readonly ReactElement[];
}

function Rules({ title, add, onAdd, children }: RulesProps): ReactElement {
  const id = useId();
  return (
    <div className={styles['rules']} role="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children.length > 0 && <ul>{children}</ul>}
      <Button look="quiet" icon="plus" onClick={onAdd}>
        {add}
      </Button>
    </div>
  );
}
