import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Snippet } from '../../components/snippet.tsx';

interface NoModelsProps {
  readonly isFiltered: boolean;
  readonly experimentName: string;
}

export function NoModels({ isFiltered, experimentName }: NoModelsProps): ReactElement {
  if (isFiltered) return <EmptyState title="No logged model is like that" />;
  return (
    <EmptyState title="No logged models yet">
      <Snippet
        label="Log a model"
        code={{
          Python: `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(`${window.location.origin}${PREFIX}`)})
mlflow.set_experiment(${JSON.stringify(experimentName)})

with mlflow.start_run():
    model = mlflow.sklearn.log_model(estimator, name="model", params={"depth": 3})
    mlflow.log_metrics({"rmse": 0.12}, model_id=model.model_id)`,
        }}
      />
    </EmptyState>
  );
}
