import { type ReactElement, useState } from 'react';
import { type AssessmentDraft, useAssessmentChanges } from '../../api/assessments.ts';
import { assessmentValue } from '../../api/assessment-value.ts';
import type { Assessment, TraceInfo } from '../../api/traces.ts';
import { Button } from '../../components/button.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Menu } from '../../components/menu.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { AssessmentForm } from './assessment-form.tsx';
import { AssessmentValue } from './assessment-value.tsx';
import styles from './assessments.module.css';
import { JsonBox } from '../../components/json-box.tsx';
import type { SpanNode } from '../../formats/span.ts';
import { validAssessments } from './trace-facts.ts';

interface AssessmentsProps {
  readonly info: TraceInfo;
  /** The chosen span: what is said may be about it alone. */
  readonly span: SpanNode | undefined;
}

const KINDS = { feedback: 'Feedback', expectation: 'Expectations', issue: 'Issues' } as const;
type Kind = keyof typeof KINDS;

function kindOf({ expectation, issue }: Assessment): Kind {
  if (issue !== undefined) return 'issue';
  return expectation === undefined ? 'feedback' : 'expectation';
}

/** What people, judges and code have said of a trace, with what it was before. */
export function Assessments({ info, span }: AssessmentsProps): ReactElement {
  const { trace_id = '', assessments = [] } = info;
  const changes = useAssessmentChanges(trace_id);
  const [isAdding, setIsAdding] = useState(false);
  const groups = Map.groupBy(validAssessments(info), kindOf);
  const add = async (draft: AssessmentDraft): Promise<void> => {
    if (await changes.add(draft)) setIsAdding(false);
  };
  return (
    <div className={styles['assessments']}>
      {isAdding ? (
        <AssessmentForm span={span} onSave={(draft) => void add(draft)} onCancel={() => setIsAdding(false)} />
      ) : (
        <Button icon="plus" className={styles['add'] ?? ''} onClick={() => setIsAdding(true)}>
          Add feedback or an expectation
        </Button>
      )}
      {groups.size === 0 && !isAdding && (
        <p className={styles['none']}>Nobody has said yet whether this went well.</p>
      )}
      {(Object.keys(KINDS) as Kind[]).map((kind) => {
        const group = groups.get(kind);
        return group === undefined ? null : (
          <section key={kind} aria-label={KINDS[kind]}>
            <h2>{KINDS[kind]}</h2>
            <ul>
              {group.map((one) => (
                <Item key={one.assessment_id} {...{ one, assessments, changes }} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface ItemProps {
  readonly one: Assessment;
  readonly assessments: readonly Assessment[];
  readonly changes: ReturnType<typeof useAssessmentChanges>;
}

function Item({ one, assessments, changes }: ItemProps): ReactElement {
  const [isEditing, setIsEditing] = useState(false);
  const name = one.assessment_name ?? '';
  const earlier = overridden(one, assessments);
  const edit = async (draft: AssessmentDraft): Promise<void> => {
    if (await changes.edit(one, draft)) setIsEditing(false);
  };
  if (isEditing) {
    return (
      <li className={styles['item']}>
        <AssessmentForm
          before={one}
          span={undefined}
          onSave={(draft) => void edit(draft)}
          onCancel={() => setIsEditing(false)}
        />
      </li>
    );
  }
  return (
    <li className={styles['item']}>
      <div className={styles['head']}>
        <strong dir="auto">{one.issue?.issue_name || name}</strong>
        <Said one={one} />
        <span className={styles['rest']} />
        <Menu
          icon="more"
          label={`What to do with ${name}`}
          items={[
            ...(one.issue === undefined && one.feedback?.error === undefined
              ? [{ title: 'Edit', icon: 'edit' as const, onChoose: () => setIsEditing(true) }]
              : []),
            { title: 'Delete', icon: 'trash', isDangerous: true, onChoose: () => void changes.remove(one) },
          ]}
        />
      </div>
      <Source one={one} />
      <Long value={assessmentValue(one)} name={name} />
      {one.rationale !== undefined && one.rationale !== '' && (
        <div className={styles['rationale']} dir="auto">
          <Markdown text={one.rationale} />
        </div>
      )}
      {earlier.length > 0 && (
        <details className={styles['history']}>
          <summary>
            {earlier.length === 1 ? 'Overrides 1 before it' : `Overrides ${earlier.length} before it`}
          </summary>
          <ol>
            {earlier.map((old) => (
              <li key={old.assessment_id}>
                <Said one={old} />
                <Source one={old} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

/** What an assessment took the place of, the latest first. */
function overridden(one: Assessment, all: readonly Assessment[]): Assessment[] {
  const found: Assessment[] = [];
  let next = one;
  while (next.overrides !== undefined && next.overrides !== '') {
    const before = all.find(({ assessment_id }) => assessment_id === next.overrides);
    if (before === undefined || found.includes(before)) break;
    found.push(before);
    next = before;
  }
  return found;
}

function Said({ one }: { one: Assessment }): ReactElement {
  const { error } = one.feedback ?? {};
  if (one.issue !== undefined) return <></>;
  if (error !== undefined) {
    return (
      <span className={styles['failed']} title={error.error_message}>
        failed: {error.error_code}
      </span>
    );
  }
  const value = assessmentValue(one);
  return isLong(value) ? <></> : <AssessmentValue value={value} />;
}

function isLong(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || (typeof value === 'string' && value.length > 24);
}

function Long({ value, name }: { value: unknown; name: string }): ReactElement {
  return isLong(value) ? <JsonBox label={`Value of ${name}`} value={value} /> : <></>;
}

const SOURCES: Readonly<Record<string, string>> = {
  HUMAN: 'person',
  LLM_JUDGE: 'judge',
  CODE: 'code',
};

function Source({ one }: { one: Assessment }): ReactElement {
  const { source_type = '', source_id = '' } = one.source ?? {};
  return (
    <p className={styles['source']}>
      <span>{SOURCES[source_type] ?? source_type.toLowerCase()}</span>
      <span dir="auto">{source_id}</span>
      <TimeAgo ms={Date.parse(String(one.last_update_time))} />
      {one.span_id !== undefined && one.span_id !== '' && <span>about span {one.span_id.slice(0, 8)}</span>}
    </p>
  );
}
