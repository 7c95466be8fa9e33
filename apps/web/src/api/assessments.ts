import type { JsonValue } from '@millrace/protocol';
import { useMemo } from 'react';
import { assessmentValue } from './assessment-value.ts';
import { call, type CallRequest } from './call.ts';
import type { Assessment } from './traces.ts';
import { useChange } from './use-change.ts';

/** What is said of a trace by hand. */
export interface AssessmentDraft {
  readonly kind: 'feedback' | 'expectation';
  readonly name: string;
  readonly value: JsonValue;
  readonly rationale: string;
  /** The span that it is about; undefined for the whole trace. */
  readonly spanId?: string | undefined;
}

/** Who assesses in this browser: nobody logs in, so it is no more than this. */
const SOURCE = { source_type: 'HUMAN', source_id: 'web UI' } as const;

function valueOf({ kind, value }: AssessmentDraft) {
  return kind === 'feedback' ? { feedback: { value } } : { expectation: { value } };
}

async function create(
  trace_id: string,
  assessment: NonNullable<CallRequest<'assessments/create'>['assessment']>,
): Promise<string> {
  const answer = await call('assessments/create', { trace_id, assessment });
  return answer.assessment?.assessment_id ?? '';
}

function update(trace_id: string, assessment_id: string, draft: AssessmentDraft) {
  const assessment = { ...valueOf(draft), rationale: draft.rationale };
  return call('assessments/update', {
    trace_id,
    assessment_id,
    update_mask: `${draft.kind},rationale`,
    assessment,
  });
}

function draftOf(assessment: Assessment): AssessmentDraft {
  const { expectation, assessment_name = '', rationale = '' } = assessment;
  const kind = expectation === undefined ? 'feedback' : 'expectation';
  return { kind, name: assessment_name, value: assessmentValue(assessment) as JsonValue, rationale };
}

/** What is said of a trace: added, corrected and taken away, each with its way back. */
export function useAssessmentChanges(traceId: string) {
  const change = useChange([['trace', traceId], ['traces']]);
  return useMemo(
    () => ({
      add: (draft: AssessmentDraft) => {
        let id = '';
        return change({
          run: async () => {
            id = await create(traceId, {
              assessment_name: draft.name,
              source: SOURCE,
              rationale: draft.rationale,
              ...(draft.spanId === undefined ? {} : { span_id: draft.spanId }),
              ...valueOf(draft),
            });
          },
          done: `${draft.name} is added.`,
          undo: () => call('assessments/delete', { trace_id: traceId, assessment_id: id }),
        });
      },
      edit: (before: Assessment, draft: AssessmentDraft) => {
        const { assessment_id = '' } = before;
        return change({
          run: () => update(traceId, assessment_id, draft),
          done: `${draft.name} is changed.`,
          undo: () => update(traceId, assessment_id, draftOf(before)),
        });
      },
      remove: (assessment: Assessment) => {
        const { assessment_id = '', assessment_name = '', valid: _valid, ...kept } = assessment;
        return change({
          run: () => call('assessments/delete', { trace_id: traceId, assessment_id }),
          done: `${assessment_name} is deleted.`,
          undo: () => create(traceId, { ...kept, assessment_name }),
        });
      },
    }),
    [change, traceId],
  );
}
