import { defineEndpoint, v3 } from '../endpoint.ts';
import { Assessment } from '../entities/assessment.ts';
import { message, nested, string } from '../schema/field.ts';

export const getAssessment = defineEndpoint({
  name: 'assessments/get',
  summary: 'Reads an assessment.',
  methods: ['GET'],
  paths: v3('/mlflow/traces/{trace_id}/assessments/{assessment_id}'),
  request: message('GetAssessmentRequest', { trace_id: string(), assessment_id: string() }),
  response: message('GetAssessmentResponse', { assessment: nested(Assessment) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'read' },
  effect: 'read',
});
