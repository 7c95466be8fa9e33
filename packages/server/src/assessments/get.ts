import type { EndpointHandler } from '../application/handler.ts';

export const getAssessment: EndpointHandler<'assessments/get'> = async (
  { trace_id = '', assessment_id = '' },
  { store },
) => ({ assessment: await store.assessments.get(trace_id, assessment_id) });
