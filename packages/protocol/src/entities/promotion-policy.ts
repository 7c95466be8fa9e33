import { bool, double, type Infer, int32, list, message, nested, required, string } from '../schema/field.ts';

/** A tag that a version must have; without a value any will do. */
export const RequiredTag = message('RequiredTag', { key: required(string()), value: string() });
export type RequiredTag = Infer<typeof RequiredTag>;

/** A bound on the latest value of a metric of the version's logged model, or else of its run. */
export const MetricThreshold = message('MetricThreshold', {
  key: required(string()),
  /** `>`, `>=`, `<` or `<=`. */
  comparator: required(string()),
  value: required(double()),
});
export type MetricThreshold = Infer<typeof MetricThreshold>;

/** What must hold before an alias of a registered model may point at a version. */
export const PromotionPolicy = message('PromotionPolicy', {
  name: required(string()),
  /** The aliases that the policy guards; all when there are none. */
  aliases: list(string()),
  requires_signature: bool(),
  required_tags: list(nested(RequiredTag)),
  metric_thresholds: list(nested(MetricThreshold)),
  /** Approvals by people other than the one who moves the alias. */
  approvals_min: int32(),
});
export type PromotionPolicy = Infer<typeof PromotionPolicy>;
