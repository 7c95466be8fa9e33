import { type ReactElement, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import type { Sort } from '../../components/sort.ts';
import { Specimen } from './specimen.tsx';
import styles from './text-specimens.module.css';

interface Item {
  readonly id: number;
  readonly name: string;
}

const COUNT = 10_000;
const ITEMS: readonly Item[] = Array.from({ length: COUNT }, (_, id) => ({
  id,
  name: id === 1 ? '🧪'.repeat(250) : id === 2 ? 'اسم طويل جدا من اليمين إلى اليسار' : `item ${id}`,
}));
const COLUMNS: readonly Column<Item>[] = [
  {
    id: 'name',
    title: 'Name',
    widthPx: 200,
    isSortable: true,
    isPinned: true,
    cell: ({ name }) => <span dir="auto">{name}</span>,
  },
  { id: 'state', title: 'State', widthPx: 120, cell: () => <Badge tone="good">Finished</Badge> },
  { id: 'id', title: 'Number', widthPx: 100, align: 'end', isSortable: true, cell: ({ id }) => id },
];

export function TableSpecimens(): ReactElement {
  const [sort, setSort] = useState<Sort>({ id: 'id', ascending: true });
  const items = sort.ascending ? ITEMS : ITEMS.toReversed();
  return (
    <>
      <Specimen title="DataTable" isWide>
        <div className={styles['box']}>
          <DataTable
            label="Ten thousand items"
            columns={COLUMNS}
            items={items}
            rowKey={({ id }) => String(id)}
            sort={sort}
            onSort={setSort}
            focused={3}
          />
        </div>
      </Specimen>
      <Specimen title="DataTable without rows" isWide>
        <div className={styles['box']}>
          <DataTable
            label="No items"
            columns={COLUMNS}
            items={[]}
            rowKey={({ id }) => String(id)}
            empty={<EmptyState title="No items yet" />}
          />
        </div>
      </Specimen>
    </>
  );
}
