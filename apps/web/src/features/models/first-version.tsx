import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { Snippet } from '../../components/snippet.tsx';

/** How a first version is added to a model that exists. */
export function FirstVersion({ name }: { name: string }): ReactElement {
  const server = `${window.location.origin}${PREFIX}`;
  return (
    <Snippet
      label="Add a first version"
      code={{
        Python: `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(server)})
mlflow.sklearn.log_model(model, name="model", registered_model_name=${JSON.stringify(name)})`,
        curl: `curl -X POST ${server}/api/2.0/mlflow/model-versions/create \\
  -H 'content-type: application/json' \\
  -d '${JSON.stringify({ name, source: 'runs:/<run id>/model', run_id: '<run id>' }).replaceAll("'", String.raw`'\''`)}'`,
      }}
    />
  );
}
