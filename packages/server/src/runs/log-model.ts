import { invalidParameter } from '@millrace/protocol';
import type { EndpointHandler } from '../application/handler.ts';

export const logModel: EndpointHandler<'runs/log-model'> = async (request, { store }) => {
  await store.runs.recordLoggedModel(request.run_id, readModel(request.model_json));
  return {};
};

const MANDATORY = ['artifact_path', 'flavors', 'run_id', 'utc_time_created'];

/** The description that the run's tag keeps, in MLflow's order of fields. */
function readModel(text: string): Record<string, unknown> {
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch {
    throw invalidParameter(`Malformed model info. \n ${text} \n is not a valid JSON.`);
  }
  if (typeof model !== 'object' || model === null || Array.isArray(model)) {
    throw invalidParameter('Malformed model info: a JSON object is expected.');
  }
  const missing = MANDATORY.filter((field) => !(field in model));
  if (missing.length > 0) {
    throw invalidParameter(
      `Model json is missing mandatory fields: {${missing.map((field) => `'${field}'`).join(', ')}}`,
    );
  }
  const {
    run_id,
    artifact_path,
    utc_time_created,
    model_uuid = null,
    flavors,
  } = model as Record<string, unknown>;
  return { run_id, artifact_path, utc_time_created, model_uuid, flavors };
}
