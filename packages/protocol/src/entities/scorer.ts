import { double, int32, int64, type Infer, message, required, string } from '../schema/field.ts';

/** One version of a scorer; what it does is JSON that only clients read. */
export const Scorer = message('Scorer', {
  /** A number here, unlike everywhere else. */
  experiment_id: required(int32()),
  scorer_name: required(string()),
  scorer_version: required(int32()),
  serialized_scorer: required(string()),
  creation_time: required(int64()),
  scorer_id: required(string()),
});
export type Scorer = Infer<typeof Scorer>;

/** Which traces a scorer is to judge as they come in. */
export const OnlineScoringConfig = message('OnlineScoringConfig', {
  online_scoring_config_id: required(string()),
  scorer_id: required(string()),
  sample_rate: required(double()),
  experiment_id: required(string()),
  filter_string: string(),
});
export type OnlineScoringConfig = Infer<typeof OnlineScoringConfig>;
