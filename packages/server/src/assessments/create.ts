import type { EndpointHandler } from '../application/handler.ts';

export const createAssessment: EndpointHandler<'assessments/create'> = async (
  { trace_id = '', assessment },
  { store },
) => ({ assessment: await store.assessments.create(trace_id, assessment) });
