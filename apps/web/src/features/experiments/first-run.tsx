import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { Snippet } from '../../components/snippet.tsx';

/** The code of a first run, with this server's own address in it. */
export function FirstRun({ experiment = 'my-experiment' }: { experiment?: string }): ReactElement {
  const server = window.location.origin + PREFIX;
  return (
    <Snippet
      label="Log a first run"
      code={{
        Python: `import mlflow

mlflow.set_tracking_uri("${server}")
mlflow.set_experiment("${experiment}")

with mlflow.start_run():
    mlflow.log_param("learning_rate", 0.01)
    for step in range(100):
        mlflow.log_metric("loss", 1 / (step + 1), step=step)`,
        REST: `curl -X POST ${server}/api/2.0/mlflow/experiments/create \\
  -H 'content-type: application/json' \\
  -d '{"name": "${experiment}"}'`,
        Shell: `export MLFLOW_TRACKING_URI=${server}
python train.py`,
      }}
    />
  );
}
