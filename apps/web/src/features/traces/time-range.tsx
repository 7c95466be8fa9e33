import type { ReactElement } from 'react';
import type { TracesSearch } from '../../app/routes/traces.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Popover } from '../../components/popover.tsx';
import styles from './time-range.module.css';
import { PERIODS } from './trace-filter.ts';
import type { ChangeTraces } from './use-traces.ts';

const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' });
const MINUTE_MS = 60_000;

interface TimeRangeProps {
  readonly search: TracesSearch;
  readonly change: ChangeTraces;
}

/** How far back, or between two moments. */
export function TimeRange({ search, change }: TimeRangeProps): ReactElement {
  const { since, tfrom, tto } = search;
  const chosen = PERIODS.find(({ id }) => id === since);
  const isOwn = chosen === undefined && (tfrom !== undefined || tto !== undefined);
  const title = chosen?.title ?? (isOwn ? rangeText(tfrom, tto) : 'Any time');
  return (
    <Popover title={title}>
      <ul className={styles['periods']}>
        {PERIODS.map((period) => (
          <li key={period.id}>
            <Button
              look="quiet"
              aria-pressed={period.id === since}
              onClick={() => change({ since: period.id, tfrom: undefined, tto: undefined })}
            >
              {period.title}
            </Button>
          </li>
        ))}
        <li>
          <Button
            look="quiet"
            aria-pressed={chosen === undefined && !isOwn}
            onClick={() => change({ since: undefined, tfrom: undefined, tto: undefined })}
          >
            Any time
          </Button>
        </li>
      </ul>
      <Moment label="From" ms={tfrom} onChange={(ms) => change({ since: undefined, tfrom: ms })} />
      <Moment label="To" ms={tto} onChange={(ms) => change({ since: undefined, tto: ms })} />
    </Popover>
  );
}

function rangeText(from: number | undefined, to: number | undefined): string {
  return [from, to].map((ms) => (ms === undefined ? '' : short.format(ms))).join(' – ');
}

interface MomentProps {
  readonly label: string;
  readonly ms: number | undefined;
  readonly onChange: (ms: number | undefined) => void;
}

function Moment({ label, ms, onChange }: MomentProps): ReactElement {
  return (
    <Field label={label}>
      {(field) => (
        <input
          {...field}
          type="datetime-local"
          value={ms === undefined ? '' : localText(ms)}
          onChange={({ target }) => {
            const chosen = Date.parse(target.value);
            onChange(Number.isNaN(chosen) ? undefined : chosen);
          }}
        />
      )}
    </Field>
  );
}

/** As a field of the browser wants it: in the time of the place. */
function localText(ms: number): string {
  const local = ms - new Date(ms).getTimezoneOffset() * MINUTE_MS;
  return new Date(local).toISOString().slice(0, 16);
}
