import { invalidParameter, RUN_NAME_TAG, type RunTag } from '@millrace/protocol';

/** The name of a new run: the argument, else the tag, else `generated`; both given must agree. */
export function chooseRunName(
  runName: string | undefined,
  tags: readonly RunTag[],
  generated: string,
): string {
  const tagged = tags.find((tag) => tag.key === RUN_NAME_TAG)?.value ?? '';
  if (runName && tagged && runName !== tagged) {
    throw invalidParameter(
      "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values " +
        `(run_name='${runName}', mlflow.runName='${tagged}').`,
    );
  }
  return runName || tagged || generated;
}
