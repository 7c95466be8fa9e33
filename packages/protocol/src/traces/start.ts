import { defineEndpoint, v3 } from '../endpoint.ts';
import { Trace } from '../entities/trace.ts';
import { message, nested, required } from '../schema/field.ts';

export const startTrace = defineEndpoint({
  name: 'traces/start',
  summary: 'Makes a trace, or completes one whose spans came first.',
  methods: ['POST'],
  paths: v3('/mlflow/traces'),
  request: message('StartTraceRequest', { trace: required(nested(Trace)) }),
  response: message('StartTraceResponse', { trace: nested(Trace) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'trace', permission: 'update' },
  effect: 'write',
});
