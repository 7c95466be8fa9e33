interface RunPlace {
  readonly runId: string;
  /** This server's address. */
  readonly uri: string;
}

/** How a run is read from elsewhere. */
export function runSnippets({ runId, uri }: RunPlace): Readonly<Record<string, string>> {
  const id = JSON.stringify(runId);
  return {
    Python: `import mlflow

mlflow.set_tracking_uri(${JSON.stringify(uri)})
run = mlflow.get_run(${id})
print(run.data.params, run.data.metrics)`,
    curl: `curl '${uri}/api/2.0/mlflow/runs/get?run_id=${encodeURIComponent(runId)}'`,
    Artifacts: `mlflow artifacts download --run-id ${runId} --dst-path artifacts`,
  };
}
