import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { modelsQuery, type RegisteredModel } from '../api/registry.ts';
import { Button } from '../components/button.tsx';
import { type Column } from '../components/data-table.tsx';
import { Menu } from '../components/menu.tsx';
import { Page } from '../components/page.tsx';
import { SearchField } from '../components/search-field.tsx';
import { CreateModel } from '../features/models/create-model.tsx';
import { DeleteModel } from '../features/models/delete-model.tsx';
import { FirstModel } from '../features/models/first-model.tsx';
import { MODEL_COLUMNS } from '../features/models/model-columns.tsx';
import { registryOrder, registrySearch } from '../api/registry-search.ts';
import { RegistryList } from '../features/models/registry-list.tsx';
import styles from './models.module.css';

const route = getRouteApi('/models');

/** The columns, and at their end what can be done with a model. */
function useColumns(onDelete: (name: string) => void): readonly Column<RegisteredModel>[] {
  return useMemo(
    () => [
      ...MODEL_COLUMNS,
      {
        id: 'acts',
        title: ' ',
        widthPx: 52,
        cell: ({ name }) => (
          <Menu
            label={`More about ${name}`}
            icon="more"
            items={[
              {
                title: 'Copy its URI',
                icon: 'copy',
                onChoose: () => void navigator.clipboard.writeText(`models:/${name}/latest`),
              },
              'line',
              { title: 'Delete…', icon: 'trash', isDangerous: true, onChoose: () => onDelete(name) },
            ]}
          />
        ),
      },
    ],
    [onDelete],
  );
}

export function ModelsPage(): ReactElement {
  const { q = '', sort = '-timestamp' } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const [isCreating, setIsCreating] = useState(false);
  const [deleted, setDeleted] = useState<string>();
  const { filter, aliases } = useMemo(() => registrySearch(q), [q]);
  const query = useInfiniteQuery(modelsQuery(filter, registryOrder(sort)));
  const columns = useColumns(setDeleted);
  const search = useCallback(
    (text: string) =>
      void navigate({ search: (old) => ({ ...old, q: text || undefined }) as typeof old, replace: true }),
    [navigate],
  );
  return (
    <Page
      title="Models"
      actions={
        <Button look="primary" icon="plus" onClick={() => setIsCreating(true)}>
          New model
        </Button>
      }
      bar={
        <div className={styles['search']}>
          <SearchField label="Name, @alias or tags.team = 'x'" value={q} onChange={search} />
        </div>
      }
    >
      <RegistryList
        label="Registered models"
        columns={columns}
        query={query}
        aliases={aliases}
        sort={sort}
        onSort={(next) => void navigate({ search: (old) => ({ ...old, sort: next }), replace: true })}
        nothing={q === '' ? 'No registered models yet' : 'No model is like that'}
        first={q === '' && <FirstModel />}
      />
      {isCreating && (
        <CreateModel
          onClose={() => setIsCreating(false)}
          onCreated={(name) => void go({ to: '/models/$name', params: { name } })}
        />
      )}
      {deleted !== undefined && (
        <DeleteModel
          name={deleted}
          onClose={() => setDeleted(undefined)}
          onDeleted={() => setDeleted(undefined)}
        />
      )}
    </Page>
  );
}
