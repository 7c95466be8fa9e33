import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Snippet } from '../../components/snippet.tsx';

interface NoTracesProps {
  readonly isFiltered: boolean;
  readonly experimentName: string | undefined;
}

/** How the first trace is made, or that none is like what was asked for. */
export function NoTraces({ isFiltered, experimentName = 'my experiment' }: NoTracesProps): ReactElement {
  if (isFiltered) return <EmptyState title="No trace is like that" />;
  const server = JSON.stringify(`${window.location.origin}${PREFIX}`);
  const name = JSON.stringify(experimentName);
  return (
    <EmptyState title="No traces yet">
      <p>Each call of a traced function becomes a trace; it shows up here while it runs.</p>
      <Snippet
        label="Make a trace"
        code={{
          Python: `import mlflow

mlflow.set_tracking_uri(${server})
mlflow.set_experiment(${name})

@mlflow.trace
def answer(question):
    return question.upper()

answer("why?")`,
          TypeScript: `import * as mlflow from 'mlflow-tracing';

mlflow.init({ trackingUri: ${server}, experimentId: '…' });

const answer = mlflow.trace((question: string) => question.toUpperCase(), { name: 'answer' });
await answer('why?');`,
          OpenTelemetry: `export OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${server.slice(1, -1)}/v1/traces
export OTEL_EXPORTER_OTLP_TRACES_HEADERS=x-mlflow-experiment-id=…`,
        }}
      />
    </EmptyState>
  );
}
