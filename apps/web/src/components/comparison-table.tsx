import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { type ComparedRow, type Comparison, deltaText } from './comparison-rows.ts';
import styles from './comparison-table.module.css';
import { formatNumber } from './format.ts';

interface ComparedThing {
  readonly id: string;
  readonly name: string;
  /** What stands in the head of its column: its name with a way to it. */
  readonly head: ReactNode;
}

interface ComparisonTableProps {
  readonly label: string;
  /** What is compared: `Run`. */
  readonly kind: string;
  readonly things: readonly ComparedThing[];
  readonly comparisons: readonly Comparison[];
  readonly baseId: string;
  readonly onBase: (id: string) => void;
  /** Called with a row whose texts are too long for the table. */
  readonly onOpen: (row: ComparedRow) => void;
  readonly emptyText: string;
}

/** Things side by side, a column each; numbers also as what they are more or less than the baseline's. */
export function ComparisonTable(props: ComparisonTableProps): ReactElement {
  const { label, kind, things, comparisons, baseId, onBase } = props;
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{kind}</th>
            {things.map(({ id, name, head }) => (
              <th key={id} scope="col">
                <span className={styles['head']}>
                  {head}
                  {id === baseId ? (
                    <small>baseline</small>
                  ) : (
                    <Button
                      look="quiet"
                      onClick={() => onBase(id)}
                      aria-label={`Baseline: compare with ${name}`}
                    >
                      Baseline
                    </Button>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {comparisons.map((comparison) => (
          <SectionBody key={comparison.title} {...props} comparison={comparison} />
        ))}
      </table>
    </div>
  );
}

/** Texts longer than this are opened beside the table. */
const LONG = 60;

function SectionBody({
  things,
  comparison,
  baseId,
  onOpen,
  emptyText,
}: ComparisonTableProps & { readonly comparison: Comparison }): ReactElement {
  const base = things.findIndex(({ id }) => id === baseId);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={things.length + 1} className={styles['section']}>
          {comparison.title}
        </th>
      </tr>
      {comparison.rows.length === 0 && (
        <tr>
          <td colSpan={things.length + 1} className={styles['same']}>
            {emptyText}
          </td>
        </tr>
      )}
      {comparison.rows.map((row) => (
        <tr key={row.key}>
          <th scope="row" title={row.key}>
            {row.values.some((value) => (value?.length ?? 0) > LONG) ? (
              <Button look="quiet" onClick={() => onOpen(row)} aria-label={`${row.key}: its texts in full`}>
                {row.key}
              </Button>
            ) : (
              row.key
            )}
          </th>
          {row.values.map((value, at) => (
            <td key={things[at]?.id} title={value} dir="auto">
              <CellText row={row} at={at} base={base} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function CellText({ row, at, base }: { row: ComparedRow; at: number; base: number }): ReactElement {
  const { values, numbers, format } = row;
  if (numbers === undefined) return <>{values[at] ?? '–'}</>;
  const number = numbers[at];
  const delta = at === base ? undefined : deltaText(number, numbers[base], format);
  return (
    <>
      {delta !== undefined && <small className={styles['delta']}>{delta}</small>}
      {number === undefined ? '–' : (format ?? formatNumber)(number)}
    </>
  );
}
