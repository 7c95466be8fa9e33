import { defineEndpoint, v3 } from '../endpoint.ts';
import { message, string } from '../schema/field.ts';

export const deleteAssessment = defineEndpoint({
  name: 'assessments/delete',
  summary: 'Deletes an assessment; the one it overrode is valid again.',
  methods: ['DELETE'],
  paths: v3('/mlflow/traces/{trace_id}/assessments/{assessment_id}'),
  request: message('DeleteAssessmentRequest', { trace_id: string(), assessment_id: string() }),
  response: message('DeleteAssessmentResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'update' },
  effect: 'write',
});
