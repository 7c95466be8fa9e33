import { type ApiError, invalidParameter, notFound, SCORER_NAME_CHARACTERS_MAX } from '@millrace/protocol';
import { checkLength, pythonFloat, pythonQuote } from './names.ts';
import {
  isPythonObject,
  parsePythonJson,
  pythonJson,
  type PythonObject,
  pythonTypeName,
  type PythonValue,
} from './python-json.ts';

/** Options that say to which host a scorer's model calls go. */
const DESTINATION_KEYS: ReadonlySet<string> = new Set([
  'api_base',
  'base_url',
  'custom_llm_provider',
  'fallbacks',
  'model_list',
]);

const CODE_REFUSED =
  'Custom scorer registration (using @scorer decorator) is disabled by default outside of Databricks tracking ' +
  'environments due to security concerns. Custom scorers require arbitrary code execution during ' +
  'deserialization.\n\nTo use custom scorers:\n1. Configure MLflow to use a Databricks tracking URI, or\n' +
  '2. Manage your custom scorer code in a source code repository (e.g., GitHub) and import it directly, or\n' +
  "3. On a self-managed MLflow server (or local environment) that you trust to run the scorer's code, set the " +
  'MLFLOW_SERVER_ENABLE_CUSTOM_SCORERS environment variable to true, or\n' +
  '4. Use built-in scorers or make_judge() scorers instead.';

export function checkScorerName(name: string): void {
  if (name.trim() === '') {
    throw invalidParameter('Scorer name cannot be empty or contain only whitespace.');
  }
  checkLength('name', name, SCORER_NAME_CHARACTERS_MAX);
}

/**
 * Refuses a scorer that carries code, that steers a server's requests, or whose model cannot be. `text` is JSON
 * that clients make and read.
 */
export function checkSerializedScorer(text: string): void {
  const scorer = parse(text);
  if (holdsCode(scorer)) throw invalidParameter(CODE_REFUSED);
  for (const data of thirdPartyData(scorer)) checkKwargs(data.get('kwargs') ?? null);
  if (!isPythonObject(scorer)) throw invalidParameter('serialized_scorer must be a JSON object');
}

/** To be called once the experiment is known to be there. */
export function checkScorerModel(text: string): void {
  const model = modelOf(parse(text)) ?? null;
  if (model === null) return;
  if (typeof model !== 'string') {
    throw invalidParameter(`Scorer model must be a string, got ${pythonTypeName(model)}.`);
  }
  if (model.trim() === '') {
    throw invalidParameter('Scorer model cannot be empty or contain only whitespace.');
  }
  const endpoint = gatewayEndpoint(model);
  if (endpoint !== undefined) throw notFound(`GatewayEndpoint not found (name=${pythonQuote(endpoint)})`);
}

/** The scorer as lists show it: read and written once more. */
export function respelledScorer(text: string): string {
  return pythonJson(parsePythonJson(text));
}

/** Only scorers whose model is behind the AI gateway may judge by themselves, and there is no such gateway. */
export function checkSampleRate(rate: number): void {
  if (rate >= 0 && rate <= 1) return;
  throw invalidParameter(`sample_rate must be between 0.0 and 1.0, got ${pythonFloat(rate)}`);
}

export function onlineScoringRefused(name: string): ApiError {
  return invalidParameter(
    `Scorer '${name}' does not use a gateway model. Automatic evaluation is only supported for scorers that use ` +
      'gateway models.',
  );
}

export function scorerNotFound(name: string, experimentId: string, version?: number): ApiError {
  const which = version === undefined ? '' : ` and version ${version}`;
  return notFound(`Scorer with name '${name}'${which} not found for experiment ${experimentId}.`);
}

function parse(text: string): PythonValue {
  try {
    return parsePythonJson(text);
  } catch {
    throw invalidParameter('serialized_scorer must be valid JSON');
  }
}

function holdsCode(value: PythonValue): boolean {
  if (Array.isArray(value)) return value.some(holdsCode);
  if (!isPythonObject(value)) return false;
  const source = value.get('call_source');
  return (source !== undefined && source !== null) || [...value.values()].some(holdsCode);
}

function thirdPartyData(value: PythonValue): PythonObject[] {
  if (Array.isArray(value)) return value.flatMap(thirdPartyData);
  if (!isPythonObject(value)) return [];
  const data = value.get('third_party_scorer_data');
  const below = [...value.values()].flatMap(thirdPartyData);
  return isPythonObject(data) ? [data, ...below] : below;
}

function checkKwargs(kwargs: PythonValue): void {
  if (kwargs !== null && !isPythonObject(kwargs)) {
    throw invalidParameter(
      `third_party_scorer_data.kwargs must be a JSON object, got ${pythonTypeName(kwargs)}.`,
    );
  }
  const found = new Set(destinationKeys(kwargs));
  if (found.size === 0) return;
  throw invalidParameter(
    `third_party_scorer_data.kwargs must not contain ${[...found].toSorted().map(pythonQuote).join(', ')}: ` +
      "these options choose where the scorer's LLM client sends requests. Configure the judge endpoint on the " +
      "server instead, for example through a gateway endpoint ('gateway:/<name>') or the provider's environment " +
      'variables.',
  );
}

function destinationKeys(value: PythonValue): string[] {
  if (isPythonObject(value)) {
    const own = [...value.keys()].filter((key) => DESTINATION_KEYS.has(key));
    return [...own, ...[...value.values()].flatMap(destinationKeys)];
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    // A pair in a list can become an entry of an object when the scorer is rebuilt.
    const [key] = Array.isArray(item) && item.length === 2 ? item : [];
    const own = typeof key === 'string' && DESTINATION_KEYS.has(key) ? [key] : [];
    return [...own, ...destinationKeys(item)];
  });
}

/** Where the kinds of scorers keep their model, in the order in which MLflow looks. */
function modelOf(scorer: PythonValue | undefined): PythonValue | undefined {
  if (!isPythonObject(scorer)) return undefined;
  for (const key of ['instructions_judge_pydantic_data', 'builtin_scorer_pydantic_data']) {
    const data = scorer.get(key);
    if (isPythonObject(data) && data.size > 0) return data.get('model');
  }
  const memory = scorer.get('memory_augmented_judge_data');
  if (isPythonObject(memory) && memory.size > 0) return modelOf(memory.get('base_judge'));
  const thirdParty = scorer.get('third_party_scorer_data');
  return isPythonObject(thirdParty) ? thirdParty.get('model') : undefined;
}

/** The endpoint that `gateway:/name` names. */
function gatewayEndpoint(model: string): string | undefined {
  return /^gateway:\/\/*([^/].*)$/s.exec(model)?.[1];
}
