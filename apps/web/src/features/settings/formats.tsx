import type { ReactElement } from 'react';
import { changeSettings, DIGITS, useSettings } from '../../app/settings.ts';
import { formatNumber } from '../../components/format.ts';
import { Segments } from '../../components/segments.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { Setting } from './setting.tsx';

const TIMES = [
  { value: 'relative', title: '3 hours ago' },
  { value: 'absolute', title: 'Dates' },
] as const;
const CLOCKS = [
  { value: 'local', title: 'Of this place' },
  { value: 'utc', title: 'UTC' },
] as const;
const EXAMPLE = Math.PI / 1000;
const HOURS_AGO_MS = 3 * 3_600_000;

export function Formats(): ReactElement {
  const { digits, times, clock } = useSettings();
  return (
    <>
      <Setting
        title="Digits of numbers"
        hint={`How many count, as in ${formatNumber(EXAMPLE)}. What is kept and copied has all of them.`}
      >
        <select
          aria-label="Digits of numbers"
          value={digits}
          onChange={(event) => changeSettings({ digits: Number(event.target.value) })}
        >
          {DIGITS.map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </Setting>
      <Setting
        title="Times"
        hint={
          <>
            As in <TimeAgo ms={Date.now() - HOURS_AGO_MS} />. The exact time is always shown on hover.
          </>
        }
      >
        <Segments
          label="Times"
          segments={TIMES}
          chosen={times}
          onChoose={(value) => changeSettings({ times: value })}
        />
      </Setting>
      <Setting title="Clock" hint={`This place: ${Intl.DateTimeFormat().resolvedOptions().timeZone}`}>
        <Segments
          label="Clock"
          segments={CLOCKS}
          chosen={clock}
          onChoose={(value) => changeSettings({ clock: value })}
        />
      </Setting>
    </>
  );
}
