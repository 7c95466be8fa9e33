import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { VersionChart } from '../../charts/version-chart.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatNumber } from '../../components/format.ts';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './performance.module.css';
import { metricKeys, type VersionFacts } from './version-facts.ts';

interface PerformanceProps {
  readonly name: string;
  /** The newest first. */
  readonly facts: readonly VersionFacts[];
  /** The one that is shown; the one that most versions have unless given. */
  readonly metric: string | undefined;
  readonly onMetric: (metric: string) => void;
}

/** How a metric went from version to version. */
export function Performance({ name, facts, metric, onMetric }: PerformanceProps): ReactElement {
  const [isTable, setIsTable] = useState(false);
  const navigate = useNavigate();
  const metrics = useMemo(() => metricKeys(facts), [facts]);
  const chosen = metric ?? metrics[0];
  const points = useMemo(
    () =>
      facts
        .map(({ number, aliases, metrics: values }) => ({
          version: number,
          value: values.get(chosen ?? '') ?? Number.NaN,
          marks: aliases,
        }))
        .toReversed(),
    [facts, chosen],
  );
  if (chosen === undefined) {
    return (
      <EmptyState title="No metric to draw">
        <p>
          Metrics that the source run or the logged model of a version has are drawn here, version by version.
          Register models from runs with <code>registered_model_name</code>, and log metrics to them.
        </p>
      </EmptyState>
    );
  }
  return (
    <figure className={styles['figure']} aria-label={`${chosen} by version`}>
      <figcaption>
        <label>
          <span>Metric</span>
          <select value={chosen} onChange={(event) => onMetric(event.target.value)}>
            {[...new Set([chosen, ...metrics])].map((key) => (
              <option key={key}>{key}</option>
            ))}
          </select>
        </label>
        <ToggleButton isOn={isTable} onChange={setIsTable} of={chosen}>
          Table
        </ToggleButton>
      </figcaption>
      {isTable ? (
        <ValueTable metric={chosen} points={points} />
      ) : (
        <VersionChart
          title={chosen}
          points={points}
          onOpen={(version) => void navigate({ to: '/models/$name/v/$version', params: { name, version } })}
        />
      )}
    </figure>
  );
}

interface Point {
  readonly version: string;
  readonly value: number;
  readonly marks: readonly string[];
}

function ValueTable({ metric, points }: { metric: string; points: readonly Point[] }): ReactElement {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">{metric}</th>
          <th scope="col">Change</th>
          <th scope="col">Aliases</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ version, value, marks }, at) => (
          <tr key={version}>
            <th scope="row">v{version}</th>
            <td title={String(value)}>{Number.isNaN(value) ? '–' : formatNumber(value)}</td>
            <td>{change(value, points[at - 1]?.value)}</td>
            <td>{marks.map((mark) => `@${mark}`).join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function change(value: number, before = Number.NaN): string {
  const by = value - before;
  if (!Number.isFinite(by)) return '–';
  return by === 0 ? '0' : `${by > 0 ? '+' : '−'}${formatNumber(Math.abs(by))}`;
}
