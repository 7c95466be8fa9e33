/** One behaviour that is promised to clients, and what shows that it holds. */
export interface Requirement {
  /** `<endpoint id>:<what>`. */
  readonly id: string;
  readonly behaviour: string;
  /** Where the behaviour is known from: MLflow's documentation, or what MLflow 3.17.2 was seen to do. */
  readonly source: 'documented' | 'observed';
  /** Names of sequences of the corpus. */
  readonly sequences: readonly string[];
}

/** A requirement as its table writes it: the sequences come last. */
export type RequirementRow = readonly [
  id: string,
  behaviour: string,
  source: Requirement['source'],
  ...sequences: string[],
];
