import type { ReactElement, ReactNode } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { Snippet } from '../../components/snippet.tsx';
import { TabList } from '../../components/tab-list.tsx';
import { systemMetricKinds } from './metric-kinds.ts';
import styles from './system-metrics.module.css';

interface SystemMetricsProps {
  readonly keys: readonly string[];
  /** The title of the kind that is shown; the first without it. */
  readonly kind: string | undefined;
  readonly onKind: (kind: string) => void;
  /** Draws the metrics of a kind. */
  readonly children: (keys: readonly string[]) => ReactNode;
}

/** What the machine did, by what was measured. */
export function SystemMetrics({ keys, kind, onKind, children }: SystemMetricsProps): ReactElement {
  const kinds = systemMetricKinds(keys);
  const chosen = kinds.find(({ title }) => title === kind) ?? kinds[0];
  if (chosen === undefined) return <NoSystemMetrics />;
  return (
    <>
      <div className={styles['kinds']}>
        <TabList
          label="Kinds of system metrics"
          tabs={kinds.map(({ title, keys: found }) => ({ id: title, title, count: found.length }))}
          chosen={chosen.title}
          onChoose={onKind}
        />
      </div>
      {children(chosen.keys)}
    </>
  );
}

function NoSystemMetrics(): ReactElement {
  return (
    <EmptyState title="No system metrics">
      <p>The client measures the machine when it is asked to.</p>
      <Snippet
        label="Measure the machine"
        code={{
          Python:
            'import mlflow\n\nmlflow.enable_system_metrics_logging()\nwith mlflow.start_run():\n    train()',
          Shell: 'pip install psutil nvidia-ml-py\nexport MLFLOW_ENABLE_SYSTEM_METRICS_LOGGING=true',
        }}
      />
    </EmptyState>
  );
}
