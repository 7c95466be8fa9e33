import { defineEndpoint, v3 } from '../endpoint.ts';
import { Assessment } from '../entities/assessment.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const createAssessment = defineEndpoint({
  name: 'assessments/create',
  summary: 'Adds feedback, an expectation or an issue to a trace.',
  methods: ['POST'],
  paths: v3('/mlflow/traces/{trace_id}/assessments'),
  request: message('CreateAssessmentRequest', {
    trace_id: string(),
    assessment: required(nested(Assessment)),
  }),
  response: message('CreateAssessmentResponse', { assessment: nested(Assessment) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'update' },
  effect: 'write',
});
