import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { ToggleButton } from '../components/toggle-button.tsx';
import styles from './bucket-card.module.css';
import { BucketChart, type BucketChartProps, dashOf } from './bucket-chart.tsx';
import { bucketCsv, hasValues } from './bucket-series.ts';
import { BucketTable } from './bucket-table.tsx';
import { ChartMenu } from './chart-menu.tsx';

interface BucketCardProps extends Omit<BucketChartProps, 'label'> {
  readonly title: string;
  /** What all of it comes to, large. */
  readonly total?: string | undefined;
  readonly note?: string | undefined;
  /** Shown in place of the chart: that it is on its way, or what is needed for one. */
  readonly empty: ReactNode;
  /** Leads to what belongs to one series, in all the time that is shown. */
  readonly onOpenSeries?: ((id: string) => void) | undefined;
}

/** Values by time with what they come to, as a chart or, the same numbers, as a table. */
export function BucketCard(props: BucketCardProps): ReactElement {
  const { title, total, note, empty, onOpenSeries, ...chart } = props;
  const { series, times, kind } = chart;
  const [isTable, setIsTable] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const isEmpty = !hasValues(series);
  return (
    <figure ref={figure} className={styles['card']} aria-label={title}>
      <figcaption>
        <span className={styles['title']}>{title}</span>
        <span className={styles['tools']}>
          {!isEmpty && (
            <>
              <ChartMenu
                title={title}
                figure={figure}
                csv={() => bucketCsv(times, series)}
                hasPicture={false}
              />
              <ToggleButton isOn={isTable} onChange={setIsTable} of={title}>
                Table
              </ToggleButton>
            </>
          )}
        </span>
        {!isEmpty && total !== undefined && <strong>{total}</strong>}
        {!isEmpty && note !== undefined && <small>{note}</small>}
      </figcaption>
      {isEmpty ? (
        <div className={styles['empty']}>{empty}</div>
      ) : (
        <>
          {series.length > 1 && <Legend series={series} kind={kind} onOpen={onOpenSeries} />}
          {isTable ? (
            <BucketTable title={title} {...chart} />
          ) : (
            <BucketChart label={labelOf(props)} {...chart} />
          )}
        </>
      )}
    </figure>
  );
}

function labelOf({ title, total, times, onOpen }: BucketCardProps): string {
  const sum = total === undefined ? '' : `, ${total}`;
  return (
    `${title} by time${sum}, ${times.length} stretches; arrows read them` +
    (onOpen === undefined ? '' : ', with Shift they select, Enter shows the traces')
  );
}

interface LegendProps extends Pick<BucketChartProps, 'series' | 'kind'> {
  readonly onOpen: ((id: string) => void) | undefined;
}

function Legend({ series, kind, onOpen }: LegendProps): ReactElement {
  return (
    <ul className={styles['legend']}>
      {series.map(({ id, title, colour, isBad, total }, at) => {
        const content = (
          <>
            <svg width="16" height="10" aria-hidden="true" style={{ color: `var(${colour})` }}>
              {kind === 'bars' ? (
                <>
                  <rect x="3" width="10" height="10" rx="2" fill="currentColor" />
                  {isBad === true && <path className={styles['hatch']} d="M4 10 12 0M8 11l6-8M2 7l6-8" />}
                </>
              ) : (
                <path d="M0 5h16" stroke="currentColor" strokeWidth="2" strokeDasharray={dashOf(at)} />
              )}
            </svg>
            <span dir="auto">{title}</span>
            {total !== undefined && <b>{total}</b>}
          </>
        );
        return (
          <li key={id} title={title}>
            {onOpen === undefined ? (
              <span>{content}</span>
            ) : (
              <button type="button" onClick={() => onOpen(id)}>
                {content}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
