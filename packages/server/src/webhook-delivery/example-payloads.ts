import type { WebhookActionName, WebhookEntityName, WebhookEvent } from '@millrace/protocol';

type Data = Readonly<Record<string, unknown>>;

const TAGS = { example_key: 'example_value' };
const VERSION = { version: '1' };

const about = (what: string): Data => ({ tags: TAGS, description: `An example ${what}` });
const tag = (action: WebhookActionName): Data =>
  action === 'SET' ? { key: 'example_key', value: 'example_value' } : { key: 'example_key' };
const alias = (action: WebhookActionName): Data =>
  action === 'CREATED' ? { alias: 'example_alias', ...VERSION } : { alias: 'example_alias' };
const model = { name: 'example_model' };
const prompt = { name: 'example_prompt' };

/** The fields of each event, with the values of MLflow's examples. */
const EXAMPLES: Readonly<Record<WebhookEntityName, (action: WebhookActionName) => Data>> = {
  REGISTERED_MODEL: () => ({ ...model, ...about('registered model') }),
  MODEL_VERSION: () => ({
    ...model,
    ...VERSION,
    source: 'models:/123',
    run_id: 'abcd1234abcd5678',
    ...about('model version'),
  }),
  MODEL_VERSION_TAG: (action) => ({ ...model, ...VERSION, ...tag(action) }),
  MODEL_VERSION_ALIAS: (action) => ({ ...model, ...alias(action) }),
  PROMPT: () => ({ ...prompt, ...about('prompt') }),
  PROMPT_VERSION: () => ({
    ...prompt,
    ...VERSION,
    template: 'Hello {{name}}!',
    ...about('prompt version'),
  }),
  PROMPT_TAG: (action) => ({ ...prompt, ...tag(action) }),
  PROMPT_VERSION_TAG: (action) => ({ ...prompt, ...VERSION, ...tag(action) }),
  PROMPT_ALIAS: (action) => ({ ...prompt, ...alias(action) }),
  BUDGET_POLICY: () => ({
    budget_policy_id: 'bp-abc123',
    budget_unit: 'USD',
    budget_amount: 100,
    current_spend: 105.5,
    duration_unit: 'MONTHS',
    duration_value: 1,
    target_scope: 'ENDPOINT',
    workspace: 'default',
    target_value: 'ep-abc123',
    window_start: 1_704_067_200_000,
  }),
};

/** What a test delivery carries. */
export function examplePayload({ entity, action }: WebhookEvent): Data {
  return EXAMPLES[entity](action);
}
