import { int64, type Infer, list, message, nested, required, string } from '../schema/field.ts';
import { ModelVersion } from './model-version.ts';

export const RegisteredModelTag = message('RegisteredModelTag', { key: string(), value: string() });
export type RegisteredModelTag = Infer<typeof RegisteredModelTag>;

export const RegisteredModelAlias = message('RegisteredModelAlias', {
  alias: required(string()),
  version: required(string()),
});
export type RegisteredModelAlias = Infer<typeof RegisteredModelAlias>;

export const RegisteredModel = message('RegisteredModel', {
  name: required(string()),
  creation_timestamp: required(int64()),
  last_updated_timestamp: required(int64()),
  user_id: string(),
  description: string(),
  latest_versions: required(list(nested(ModelVersion))),
  tags: required(list(nested(RegisteredModelTag))),
  aliases: required(list(nested(RegisteredModelAlias))),
});
export type RegisteredModel = Infer<typeof RegisteredModel>;
