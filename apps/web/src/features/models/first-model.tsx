import type { ReactElement } from 'react';
import { PREFIX } from '../../api/call.ts';
import { Snippet } from '../../components/snippet.tsx';

export function FirstModel(): ReactElement {
  const server = `${window.location.origin}${PREFIX}`;
  return (
    <Snippet
      label="Register a first model"
      code={{
        Python: `import mlflow

mlflow.set_tracking_uri("${server}")
mlflow.sklearn.log_model(model, name="model", registered_model_name="my-model")

client = mlflow.MlflowClient()
client.set_registered_model_alias("my-model", "champion", 1)`,
        Shell: `millrace models register my-model --source runs:/<run id>/model
millrace models alias my-model champion 1`,
      }}
    />
  );
}
