import { defineEndpoint, v3 } from '../endpoint.ts';
import { Assessment } from '../entities/assessment.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const updateAssessment = defineEndpoint({
  name: 'assessments/update',
  summary: 'Changes the fields of an assessment that the mask names.',
  methods: ['PATCH'],
  paths: v3('/mlflow/traces/{trace_id}/assessments/{assessment_id}'),
  request: message('UpdateAssessmentRequest', {
    trace_id: string(),
    assessment_id: string(),
    assessment: required(nested(Assessment)),
    update_mask: required(string()),
  }),
  response: message('UpdateAssessmentResponse', { assessment: nested(Assessment) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'update' },
  effect: 'write',
});
