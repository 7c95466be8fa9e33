import { isObject } from '../../formats/data-type.ts';
import { readMlmodelYaml } from '../../formats/mlmodel-yaml.ts';
import { readSignature, type Signature } from '../../formats/signature.ts';

/** What an MLmodel file says, as far as people look for it. */
export interface ModelFile {
  readonly signature: Signature | undefined;
  /** Each with its settings, as texts. */
  readonly flavors: readonly { readonly name: string; readonly settings: ReadonlyMap<string, string> }[];
  readonly sizeBytes: number;
  readonly mlflowVersion: string;
  readonly createdText: string;
  readonly examplePath: string | undefined;
}

export function readModelFile(text: string): ModelFile {
  const file = readMlmodelYaml(text);
  const fields = isObject(file) ? file : {};
  const example = fields['saved_input_example_info'];
  return {
    signature: readSignature(fields['signature']),
    flavors: Object.entries(isObject(fields['flavors']) ? fields['flavors'] : {}).map(([name, settings]) => ({
      name,
      settings: new Map(isObject(settings) ? flat(settings, '') : []),
    })),
    sizeBytes: Number(fields['model_size_bytes'] ?? Number.NaN),
    mlflowVersion: textOf(fields['mlflow_version']) ?? '',
    createdText: textOf(fields['utc_time_created']) ?? '',
    examplePath: isObject(example) ? textOf(example['artifact_path']) : undefined,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `env.conda` for what is nested; what says nothing is left out. */
function flat(value: Readonly<Record<string, unknown>>, prefix: string): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
    if (inner === null) return [];
    if (isObject(inner)) return flat(inner, `${prefix}${key}.`);
    return [[prefix + key, typeof inner === 'string' ? inner : JSON.stringify(inner)]];
  });
}
