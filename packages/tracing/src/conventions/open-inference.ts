import type { Convention } from './convention.ts';

/** OpenInference: https://arize-ai.github.io/openinference/spec/semantic_conventions.html */
export const openInference: Convention = {
  speaksOf: /^(?:openinference\.|input\.|output\.|llm\.|embedding\.)/,
  kindKeys: ['openinference.span.kind'],
  types: Object.fromEntries(
    'TOOL CHAIN LLM RETRIEVER EMBEDDING AGENT RERANKER UNKNOWN GUARDRAIL EVALUATOR'
      .split(' ')
      .map((kind) => [kind, kind]),
  ),
  tokens: {
    input: ['llm.token_count.prompt'],
    output: ['llm.token_count.completion'],
    total: ['llm.token_count.total'],
    cacheRead: ['llm.token_count.prompt_details.cache_read'],
    cacheCreation: ['llm.token_count.prompt_details.cache_write'],
  },
  inputs: ['input.value'],
  outputs: ['output.value'],
  models: ['llm.response.model_name', 'llm.model_name', 'llm.request.model_name', 'embedding.model_name'],
  provider: 'llm.provider',
};
