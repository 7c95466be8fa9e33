import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { Snippet } from '../../components/snippet.tsx';
import styles from './version-usage.module.css';

interface VersionUsageProps {
  readonly name: string;
  readonly version: string;
  readonly aliases: readonly string[];
}

/** Code that loads, serves and asks for a version, ready to be taken along. */
export function VersionUsage({ name, version, aliases }: VersionUsageProps): ReactElement {
  const server = `${window.location.origin}${PREFIX}`;
  const [alias] = aliases;
  const uri = alias === undefined ? `models:/${name}/${version}` : `models:/${name}@${alias}`;
  const query = new URLSearchParams({ name, version }).toString();
  return (
    <div className={styles['usage']}>
      <section aria-label="Load">
        <h2>Load</h2>
        {alias !== undefined && (
          <p>
            By its alias: whoever moves @{alias} moves this code along. For this version only: models:/{name}/
            {version}.
          </p>
        )}
        <Snippet
          label="Load the model"
          code={{
            Python: `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(server)})
model = mlflow.pyfunc.load_model(${JSON.stringify(uri)})
model.predict(data)`,
            Shell: `export MLFLOW_TRACKING_URI=${server}
mlflow artifacts download --artifact-uri '${uri}' --dst-path model`,
          }}
        />
      </section>
      <section aria-label="Serve">
        <h2>Serve</h2>
        <Snippet
          label="Serve the model"
          code={{
            Shell: `export MLFLOW_TRACKING_URI=${server}
mlflow models serve --model-uri '${uri}' --port 5001`,
            Docker: `export MLFLOW_TRACKING_URI=${server}
mlflow models build-docker --model-uri '${uri}' --name model
docker run -p 5001:8080 model`,
          }}
        />
      </section>
      <section aria-label="Registry">
        <h2>Ask the registry</h2>
        <Snippet
          label="Ask the registry"
          code={{
            curl:
              alias === undefined
                ? `curl '${server}/api/2.0/mlflow/model-versions/get?${query}'`
                : `curl '${server}/api/2.0/mlflow/registered-models/alias?${new URLSearchParams({ name, alias }).toString()}'`,
            Python: `from mlflow import MlflowClient

client = MlflowClient(${JSON.stringify(server)})
client.get_model_version(${JSON.stringify(name)}, ${JSON.stringify(version)})
client.set_registered_model_alias(${JSON.stringify(name)}, "champion", ${JSON.stringify(version)})`,
          }}
        />
      </section>
    </div>
  );
}
