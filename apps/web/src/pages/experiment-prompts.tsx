import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { promptsQuery } from '../api/prompts.ts';
import { Button } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Refusal } from '../components/refusal.tsx';
import { CreatePrompt } from '../features/prompts/create-prompt.tsx';
import { FirstPrompt } from '../features/prompts/first-prompt.tsx';
import { PROMPT_COLUMNS } from '../features/prompts/prompt-columns.tsx';
import styles from './experiment-prompts.module.css';

/** The prompts that belong to an experiment. */
export function ExperimentPrompts({ id }: { readonly id: string }): ReactElement {
  const query = useInfiniteQuery(promptsQuery('', 'timestamp DESC', id));
  const [isCreating, setIsCreating] = useState(false);
  const go = useNavigate();
  const prompts = useMemo(
    () => query.data?.pages.flatMap(({ registered_models }) => registered_models ?? []) ?? [],
    [query.data],
  );
  const columns = useMemo(() => PROMPT_COLUMNS.map((column) => ({ ...column, isSortable: false })), []);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <div className={styles['tools']}>
        <Button icon="plus" onClick={() => setIsCreating(true)}>
          New prompt
        </Button>
        <Link to="/prompts" search={{ experiment: id }} className={styles['link']}>
          Search and sort them
        </Link>
      </div>
      <DataTable
        label="Prompts of the experiment"
        columns={columns}
        items={prompts}
        rowKey={({ name }) => name}
        onEnd={query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined}
        empty={
          query.isSuccess && (
            <EmptyState title="No prompts in this experiment yet">
              <FirstPrompt />
            </EmptyState>
          )
        }
      />
      {isCreating && (
        <CreatePrompt
          experimentId={id}
          onClose={() => setIsCreating(false)}
          onCreated={(name) => void go({ to: '/prompts/$name', params: { name } })}
        />
      )}
    </>
  );
}
