import type { IconName } from '../../components/icon.tsx';

interface SpanLook {
  readonly icon: IconName;
  /** In words; '' for no type. */
  readonly title: string;
}

const LOOKS: Readonly<Record<string, SpanLook>> = {
  LLM: { icon: 'spark', title: 'LLM' },
  CHAT_MODEL: { icon: 'spark', title: 'Chat model' },
  CHAIN: { icon: 'link', title: 'Chain' },
  AGENT: { icon: 'agent', title: 'Agent' },
  TOOL: { icon: 'tool', title: 'Tool' },
  RETRIEVER: { icon: 'search', title: 'Retriever' },
  RERANKER: { icon: 'group', title: 'Reranker' },
  EMBEDDING: { icon: 'columns', title: 'Embedding' },
  PARSER: { icon: 'filter', title: 'Parser' },
  MEMORY: { icon: 'data', title: 'Memory' },
  WORKFLOW: { icon: 'traces', title: 'Workflow' },
  TASK: { icon: 'check', title: 'Task' },
  GUARDRAIL: { icon: 'eye', title: 'Guardrail' },
  EVALUATOR: { icon: 'star', title: 'Evaluator' },
};

export function spanLook(type: string): SpanLook {
  return LOOKS[type] ?? { icon: 'run', title: type === 'UNKNOWN' ? '' : type };
}
