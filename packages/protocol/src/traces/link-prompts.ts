import { defineEndpoint, v2 } from '../endpoint.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const linkPromptsToTrace = defineEndpoint({
  name: 'traces/link-prompts',
  summary: 'Links versions of prompts to a trace.',
  methods: ['POST'],
  paths: v2('/mlflow/traces/link-prompts'),
  request: message('LinkPromptsToTraceRequest', {
    trace_id: required(string()),
    prompt_versions: required(
      list(nested(message('PromptVersionRef', { name: string(), version: string() }))),
    ),
  }),
  response: message('LinkPromptsToTraceResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'update' },
  effect: 'write',
});
