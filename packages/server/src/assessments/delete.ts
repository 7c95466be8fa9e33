import type { EndpointHandler } from '../application/handler.ts';

export const deleteAssessment: EndpointHandler<'assessments/delete'> = async (
  { trace_id = '', assessment_id = '' },
  { store },
) => {
  await store.assessments.delete(trace_id, assessment_id);
  return {};
};
