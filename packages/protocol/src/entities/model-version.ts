import { int64, type Infer, list, message, nested, oneOf, required, string } from '../schema/field.ts';
import { ModelVersionStatus } from './enums.ts';

export const ModelVersionTag = message('ModelVersionTag', { key: string(), value: string() });
export type ModelVersionTag = Infer<typeof ModelVersionTag>;

export const ModelVersion = message('ModelVersion', {
  name: required(string()),
  version: required(string()),
  creation_timestamp: required(int64()),
  last_updated_timestamp: required(int64()),
  user_id: string(),
  current_stage: required(string()),
  description: string(),
  source: required(string()),
  run_id: string(),
  status: required(oneOf(ModelVersionStatus)),
  status_message: string(),
  tags: required(list(nested(ModelVersionTag))),
  run_link: string(),
  aliases: required(list(string())),
  model_id: string(),
});
export type ModelVersion = Infer<typeof ModelVersion>;
