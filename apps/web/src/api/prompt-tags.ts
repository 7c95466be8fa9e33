/** A prompt is a registered model, and each of its versions a model version, with these tags. */
export const PROMPT_TAGS = {
  isPrompt: 'mlflow.prompt.is_prompt',
  text: 'mlflow.prompt.text',
  kind: '_mlflow_prompt_type',
  responseFormat: '_mlflow_prompt_response_format',
  modelConfig: '_mlflow_prompt_model_config',
  experiments: '_mlflow_experiment_ids',
} as const;

/** Lets prompts through a search of registered models. */
export const IS_PROMPT = `tags.\`${PROMPT_TAGS.isPrompt}\` = 'true'`;
