import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { useLiveState } from '../../api/live.ts';
import { OPENAPI_URL, serverQuery } from '../../api/server.ts';
import { Badge } from '../../components/badge.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Snippet } from '../../components/snippet.tsx';
import styles from './server.module.css';

export function Server(): ReactElement {
  const query = useQuery(serverQuery());
  const isLive = useLiveState() === 'live';
  const uri = window.location.origin + PREFIX;
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  const { version, mlflowVersion, storeType, artifactRoot, answerMs } = query.data ?? {};
  return (
    <div className={styles['server']}>
      <dl className={styles['facts']}>
        <dt>State</dt>
        <dd>
          {answerMs === undefined ? (
            '…'
          ) : (
            <>
              <Badge tone="good">Ready</Badge> answered in {answerMs.toFixed(1)} ms
            </>
          )}
        </dd>
        <dt>Changes</dt>
        <dd>{isLive ? 'arrive by themselves' : 'are being connected'}</dd>
        <dt>Version</dt>
        <dd>{version === undefined ? '…' : `Millrace ${version}`}</dd>
        <dt>Protocol</dt>
        <dd>{mlflowVersion === undefined ? '…' : `MLflow ${mlflowVersion}`}</dd>
        <dt>Store</dt>
        <dd>{storeType ?? '…'}</dd>
        <dt>Artifacts</dt>
        <dd>
          {artifactRoot === undefined ? (
            '–'
          ) : (
            <>
              <code>{artifactRoot}</code>
              <CopyButton text={artifactRoot} label="Copy where artifacts are" />
            </>
          )}
        </dd>
        <dt>Tracking URI</dt>
        <dd>
          <code>{uri}</code>
          <CopyButton text={uri} label="Copy the tracking URI" />
        </dd>
        <dt>Endpoints</dt>
        <dd>
          <a href={OPENAPI_URL} target="_blank" rel="noreferrer">
            OpenAPI document
          </a>
        </dd>
      </dl>
      <section>
        <h2>Point a client here</h2>
        <Snippet
          label="Point a client here"
          code={{
            Python: `import mlflow\n\nmlflow.set_tracking_uri("${uri}")`,
            Shell: `export MLFLOW_TRACKING_URI=${uri}`,
            curl: `curl -X POST ${uri}/api/2.0/mlflow/experiments/search \\\n  -H 'content-type: application/json' \\\n  -d '{"max_results": 10}'`,
          }}
        />
      </section>
    </div>
  );
}
