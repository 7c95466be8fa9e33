import { defineEndpoint, v2 } from '../endpoint.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { bool, message, nested, required, string } from '../schema/field.ts';

export const transitionModelVersionStage = defineEndpoint({
  name: 'model-versions/transition-stage',
  summary: 'Moves a version to a stage, archiving those that are there if asked.',
  methods: ['POST'],
  paths: v2('/mlflow/model-versions/transition-stage'),
  request: message('TransitionModelVersionStageRequest', {
    name: required(string()),
    version: required(string()),
    stage: required(string()),
    archive_existing_versions: bool(),
  }),
  response: message('TransitionModelVersionStageResponse', { model_version: required(nested(ModelVersion)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
