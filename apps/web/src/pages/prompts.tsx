import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { experimentQuery } from '../api/experiments.ts';
import { promptsQuery } from '../api/prompts.ts';
import { hasAliases, registrySearch } from '../api/registry-search.ts';
import { Button } from '../components/button.tsx';
import { DataTable, type Sort } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { SearchField } from '../components/search-field.tsx';
import { CreatePrompt } from '../features/prompts/create-prompt.tsx';
import { FirstPrompt } from '../features/prompts/first-prompt.tsx';
import { PROMPT_COLUMNS } from '../features/prompts/prompt-columns.tsx';
import styles from './prompts.module.css';

const route = getRouteApi('/prompts');

function usePrompts(text: string, order: string, experimentId: string | undefined) {
  const { filter, aliases } = useMemo(() => registrySearch(text), [text]);
  const query = useInfiniteQuery(promptsQuery(filter, order, experimentId));
  const items = useMemo(() => {
    const all = query.data?.pages.flatMap(({ registered_models }) => registered_models ?? []) ?? [];
    return all.filter((prompt) => hasAliases(prompt, aliases));
  }, [query.data, aliases]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  return { query, items, more };
}

export function PromptsPage(): ReactElement {
  const { q = '', sort: sortText = '-timestamp', experiment } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const [isCreating, setIsCreating] = useState(false);
  const sort: Sort = { id: sortText.replace(/^-/, ''), ascending: !sortText.startsWith('-') };
  const { query, items, more } = usePrompts(q, `${sort.id} ${sort.ascending ? 'ASC' : 'DESC'}`, experiment);
  const search = useCallback(
    (text: string) =>
      void navigate({ search: (old) => ({ ...old, q: text || undefined }) as typeof old, replace: true }),
    [navigate],
  );
  return (
    <Page
      title="Prompts"
      actions={
        <Button look="primary" icon="plus" onClick={() => setIsCreating(true)}>
          New prompt
        </Button>
      }
      bar={
        <>
          <div className={styles['search']}>
            <SearchField label="Name, @alias or tags.team = 'x'" value={q} onChange={search} />
          </div>
          {experiment !== undefined && <OfExperiment id={experiment} />}
        </>
      }
    >
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label="Prompts"
          columns={PROMPT_COLUMNS}
          items={items}
          rowKey={({ name }) => name}
          sort={sort}
          onSort={({ id, ascending }) =>
            void navigate({
              search: (old) => ({ ...old, sort: `${ascending ? '' : '-'}${id}` }),
              replace: true,
            })
          }
          onEnd={more}
          empty={
            query.isSuccess &&
            !query.hasNextPage && (
              <EmptyState title={q === '' ? 'No prompts yet' : 'No prompt is like that'}>
                {q === '' && <FirstPrompt />}
              </EmptyState>
            )
          }
        />
      )}
      {isCreating && (
        <CreatePrompt
          experimentId={experiment}
          onClose={() => setIsCreating(false)}
          onCreated={(name) => void go({ to: '/prompts/$name', params: { name } })}
        />
      )}
    </Page>
  );
}

function OfExperiment({ id }: { id: string }): ReactElement {
  const name = useQuery(experimentQuery(id)).data?.name ?? id;
  return (
    <span className={styles['scope']}>
      of the experiment{' '}
      <Link to="/e/$id" params={{ id }}>
        {name}
      </Link>
      <Link to="/prompts" className={styles['all']}>
        Show all
      </Link>
    </span>
  );
}
