import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { promptVersionsQuery } from '../api/prompts.ts';
import { modelQuery, type RegisteredModel } from '../api/registry.ts';
import type { PromptSearch } from '../app/routes/prompts.ts';
import { Crumbs } from '../components/crumbs.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { useShortcuts } from '../components/shortcuts.ts';
import { PromptActs } from '../features/prompts/prompt-acts.tsx';
import { PromptAside } from '../features/prompts/prompt-aside.tsx';
import { PromptComparison } from '../features/prompts/prompt-comparison.tsx';
import { PromptVersionView } from '../features/prompts/prompt-version-view.tsx';
import { type PromptVersion, promptVersion } from '../features/prompts/prompt-version.ts';
import { VersionList } from '../features/prompts/version-list.tsx';
import styles from './prompt.module.css';

const route = getRouteApi('/prompts/$name');

function useChange() {
  const navigate = route.useNavigate();
  return (changes: { [K in keyof PromptSearch]?: PromptSearch[K] | undefined }): void =>
    void navigate({ search: (old) => ({ ...old, ...changes }) as PromptSearch, replace: true });
}

export function PromptPage(): ReactElement {
  const { name } = route.useParams();
  const { version: wanted, compare } = route.useSearch();
  const change = useChange();
  const prompt = useQuery(modelQuery(name));
  const query = useQuery(promptVersionsQuery(name));
  const versions = useMemo(() => query.data?.map(promptVersion), [query.data]);
  const shown = wanted === undefined ? versions?.[0] : versions?.find(({ number }) => number === wanted);
  const error = prompt.error ?? query.error;
  const walk = (by: -1 | 1): void => {
    const at = versions?.findIndex(({ number }) => number === shown?.number) ?? -1;
    const next = versions?.[at + by];
    if (next !== undefined) change({ version: next.number, compare: undefined });
  };
  useShortcuts('Versions of the prompt', [
    { key: 'j', title: 'The version before', run: () => walk(1) },
    { key: 'k', title: 'The next version', run: () => walk(-1) },
  ]);
  return (
    <Page
      title={name}
      above={
        <Crumbs>
          <Link to="/prompts">Prompts</Link>
        </Crumbs>
      }
      actions={
        versions !== undefined && (
          <PromptActs
            name={name}
            versions={versions}
            shown={shown}
            isComparing={compare !== undefined}
            onShow={(version, other) => change({ version, compare: other })}
          />
        )
      }
    >
      {error !== null ? (
        <Refusal error={error} onRetry={() => void Promise.all([prompt.refetch(), query.refetch()])} />
      ) : (
        prompt.data !== undefined &&
        versions !== undefined && <PromptBody prompt={prompt.data} versions={versions} shown={shown} />
      )}
    </Page>
  );
}

interface PromptBodyProps {
  readonly prompt: RegisteredModel;
  readonly versions: readonly PromptVersion[];
  readonly shown: PromptVersion | undefined;
}

function PromptBody({ prompt, versions, shown }: PromptBodyProps): ReactElement {
  const { compare, view } = route.useSearch();
  const change = useChange();
  const before = versions.find(({ number }) => number === compare);
  const aliasesOf = (number: string): string[] =>
    (prompt.aliases ?? []).filter(({ version }) => version === number).map(({ alias }) => alias);
  if (versions.length === 0) {
    return (
      <EmptyState title="No versions yet">
        <p>The button “New version” writes the first one.</p>
      </EmptyState>
    );
  }
  return (
    <div className={styles['columns']}>
      <VersionList name={prompt.name} versions={versions} chosen={shown?.number} aliasesOf={aliasesOf} />
      <div className={styles['content']}>
        {shown === undefined ? (
          <EmptyState title="This version is not here (any more)" />
        ) : before === undefined ? (
          <>
            <PromptVersionView
              key={prompt.name}
              name={prompt.name}
              version={shown}
              aliases={aliasesOf(shown.number)}
              view={view === 'markdown' ? 'markdown' : 'text'}
              onView={(next) => change({ view: next === 'text' ? undefined : next })}
            />
            <PromptAside prompt={prompt} version={shown} />
          </>
        ) : (
          <div className={styles['whole']}>
            <PromptComparison
              versions={versions}
              before={before}
              after={shown}
              onChoose={(other, version) => change({ version, compare: other })}
            />
          </div>
        )}
      </div>
    </div>
  );
}
