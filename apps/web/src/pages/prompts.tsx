import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { promptsQuery } from '../api/prompts.ts';
import { registryOrder, registrySearch } from '../api/registry-search.ts';
import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { SearchField } from '../components/search-field.tsx';
import { ExperimentCrumb } from '../features/experiments/experiment-crumb.tsx';
import { RegistryList } from '../features/models/registry-list.tsx';
import { CreatePrompt } from '../features/prompts/create-prompt.tsx';
import { FirstPrompt } from '../features/prompts/first-prompt.tsx';
import { PROMPT_COLUMNS } from '../features/prompts/prompt-columns.tsx';
import styles from './prompts.module.css';

const route = getRouteApi('/prompts');

export function PromptsPage(): ReactElement {
  const { q = '', sort = '-timestamp', experiment } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const [isCreating, setIsCreating] = useState(false);
  const { filter, aliases } = useMemo(() => registrySearch(q), [q]);
  const query = useInfiniteQuery(promptsQuery(filter, registryOrder(sort), experiment));
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
      <RegistryList
        label="Prompts"
        columns={PROMPT_COLUMNS}
        query={query}
        aliases={aliases}
        sort={sort}
        onSort={(next) => void navigate({ search: (old) => ({ ...old, sort: next }), replace: true })}
        nothing={q === '' ? 'No prompts yet' : 'No prompt is like that'}
        first={q === '' && <FirstPrompt />}
      />
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
  return (
    <span className={styles['scope']}>
      of the experiment <ExperimentCrumb id={id} />
      <Link to="/prompts" className={styles['all']}>
        Show all
      </Link>
    </span>
  );
}
