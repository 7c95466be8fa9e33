import { type ReactElement, useDeferredValue, useMemo } from 'react';
import { DATASETS_COLUMN, USER_COLUMN } from '../../api/index-columns.ts';
import type { RunTable } from '../../api/run-table.ts';
import { counted, formatCount, formatNumber } from '../../components/format.ts';
import { columnTitle, filterName } from './column-titles.ts';
import { type Facet, facetOf } from './facet-values.ts';
import styles from './facets.module.css';

interface FacetsProps {
  readonly table: RunTable;
  readonly rows: readonly number[];
  readonly columnIds: readonly string[];
  /** Adds a condition to the filter. */
  readonly onAdd: (clause: string) => void;
}

export const FACET_COLUMNS = ['status', USER_COLUMN, DATASETS_COLUMN];

/** What the runs that are found have: values by number, and where their numbers lie. A click asks for them alone. */
export function Facets({ table, rows, columnIds, onAdd }: FacetsProps): ReactElement {
  const shown = useDeferredValue(rows);
  const facets = useMemo(
    () =>
      [...new Set([...FACET_COLUMNS, ...columnIds])].map((id) => ({ id, facet: facetOf(table, id, shown) })),
    [table, shown, columnIds],
  );
  return (
    <aside className={styles['facets']} aria-label="Values of the runs">
      {table.nextPageToken !== undefined && (
        <p>
          Of the {formatCount(table.count)} runs that are here; {formatCount(table.total)} will be
        </p>
      )}
      {facets.map(
        ({ id, facet }) =>
          facet !== undefined && (
            <section key={id}>
              <h2 title={columnTitle(id).title}>{columnTitle(id).title}</h2>
              {facet.kind === 'numbers' ? (
                <Histogram id={id} facet={facet} onAdd={onAdd} />
              ) : (
                <Values id={id} facet={facet} onAdd={onAdd} />
              )}
            </section>
          ),
      )}
    </aside>
  );
}

interface FacetProps<K extends Facet['kind']> {
  readonly id: string;
  readonly facet: Facet & { kind: K };
  readonly onAdd: (clause: string) => void;
}

function Histogram({ id, facet, onAdd }: FacetProps<'numbers'>): ReactElement {
  const most = Math.max(...facet.bins.map(({ count }) => count));
  return (
    <>
      <div className={styles['bins']}>
        {facet.bins.map(({ from, to, count }, at) => {
          const isLast = at === facet.bins.length - 1;
          const label = `${formatNumber(from)} to ${formatNumber(to)}: ${counted(count, 'run')}`;
          const name = filterName(id);
          return (
            <button
              key={from}
              type="button"
              title={label}
              aria-label={label}
              disabled={count === 0}
              onClick={() => onAdd(`${name} >= ${from} and ${name} ${isLast ? '<=' : '<'} ${to}`)}
            >
              <span style={{ height: `${(count / most) * 100}%` }} />
            </button>
          );
        })}
      </div>
      <p className={styles['ends']}>
        <span>{formatNumber(facet.min)}</span>
        <span>{formatNumber(facet.max)}</span>
      </p>
    </>
  );
}

function Values({ id, facet, onAdd }: FacetProps<'values'>): ReactElement {
  const most = facet.values[0]?.count ?? 1;
  return (
    <ul>
      {facet.values.map(({ value, count }) => (
        <li key={value}>
          <button
            type="button"
            className={styles['value']}
            title={value}
            onClick={() =>
              onAdd(
                `${id === DATASETS_COLUMN ? 'dataset.name' : filterName(id)} = '${value.replaceAll("'", "''")}'`,
              )
            }
          >
            <span className={styles['share']} style={{ width: `${(count / most) * 100}%` }} />
            <span dir="auto">{value}</span>
            <small>{count}</small>
          </button>
        </li>
      ))}
      {facet.others > 0 && <li className={styles['others']}>{facet.others} more values</li>}
    </ul>
  );
}
