import { enumeration, type Infer, list, message, nested, oneOf, required, string } from '../schema/field.ts';

export const LineageKind = enumeration('LineageKind', {
  DATASET: 1,
  RUN: 2,
  LOGGED_MODEL: 3,
  MODEL_VERSION: 4,
  ALIAS: 5,
});
export type LineageKindName = keyof typeof LineageKind.values;

/** A thing on the way from data to an alias. */
export const LineageNode = message('LineageNode', {
  /** Unique in the answer; edges name it. */
  id: required(string()),
  kind: required(oneOf(LineageKind)),
  /** What people call it. */
  label: required(string()),
  experiment_id: string(),
  run_id: string(),
  model_id: string(),
  name: string(),
  version: string(),
  alias: string(),
  dataset_name: string(),
  dataset_digest: string(),
});
export type LineageNode = Infer<typeof LineageNode>;

/** `from` was used to make `to`. */
export const LineageEdge = message('LineageEdge', { from: required(string()), to: required(string()) });
export type LineageEdge = Infer<typeof LineageEdge>;

export const Lineage = message('Lineage', {
  nodes: required(list(nested(LineageNode))),
  edges: required(list(nested(LineageEdge))),
});
export type Lineage = Infer<typeof Lineage>;
