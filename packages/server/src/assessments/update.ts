import type { EndpointHandler } from '../application/handler.ts';
import { invalidParameter } from '@millrace/protocol';

const UNDERSCORE = /[A-Z]/g;

export const updateAssessment: EndpointHandler<'assessments/update'> = async (request, { store }) => {
  const { trace_id = '', assessment_id = '', assessment, update_mask } = request;
  const paths = new Set(
    update_mask
      .split(',')
      .map((path) => path.trim().replaceAll(UNDERSCORE, (letter) => `_${letter.toLowerCase()}`)),
  );
  if (paths.has('valid')) throw invalidParameter('The field `valid` of an assessment cannot be updated.');
  const updated = await store.assessments.update(trace_id, assessment_id, {
    ...(paths.has('assessment_name') ? { name: assessment.assessment_name ?? '' } : {}),
    ...(paths.has('expectation') ? { expectation: assessment.expectation ?? {} } : {}),
    ...(paths.has('feedback') ? { feedback: assessment.feedback ?? {} } : {}),
    ...(paths.has('rationale') ? { rationale: assessment.rationale ?? '' } : {}),
    ...(paths.has('metadata') ? { metadata: assessment.metadata ?? {} } : {}),
  });
  return { assessment: updated };
};
