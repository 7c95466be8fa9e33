import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type ListSearch, listSearch, present, text } from '../search-params.ts';
import { root } from './root.ts';

interface PromptsSearch extends ListSearch {
  /** Only prompts of this experiment. */
  readonly experiment?: string;
}

/** A number alone stands in the address without quotes. */
function numeral(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : text(value);
}

const prompts = createRoute({
  getParentRoute: () => root,
  path: '/prompts',
  validateSearch: (search: Record<string, unknown>): PromptsSearch =>
    present({ ...listSearch(search), experiment: numeral(search['experiment']) }),
  component: lazyRouteComponent(() => import('../../pages/prompts.tsx'), 'PromptsPage'),
});

export interface PromptSearch {
  /** The newest one unless given. */
  readonly version?: string;
  /** The version that it is compared with. */
  readonly compare?: string;
  /** How the template is shown. */
  readonly view?: string;
}

const prompt = createRoute({
  getParentRoute: () => root,
  path: '/prompts/$name',
  validateSearch: (search: Record<string, unknown>): PromptSearch =>
    present({
      version: numeral(search['version']),
      compare: numeral(search['compare']),
      view: text(search['view']),
    }),
  component: lazyRouteComponent(() => import('../../pages/prompt.tsx'), 'PromptPage'),
});

export const promptRoutes = [prompts, prompt] as const;
