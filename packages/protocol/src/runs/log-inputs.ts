import { defineEndpoint, v2 } from '../endpoint.ts';
import { DatasetInput } from '../entities/dataset.ts';
import { ModelInput } from '../entities/run.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const logInputs = defineEndpoint({
  name: 'runs/log-inputs',
  summary: 'Links datasets and logged models to a run as inputs.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/log-inputs'),
  request: message('LogInputsRequest', {
    run_id: required(string()),
    datasets: list(nested(DatasetInput)),
    models: list(nested(ModelInput)),
  }),
  response: message('LogInputsResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
