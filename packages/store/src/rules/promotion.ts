import {
  ApiError,
  invalidParameter,
  type MetricThreshold,
  PROMOTION_APPROVALS_MAX,
  PROMOTION_RULES_MAX,
  type PromotionPolicy,
} from '@millrace/protocol';
import { checkAlias } from './registry.ts';

/** What is known of the version that an alias is to point at. */
export interface PromotionFacts {
  /** Undefined when its MLmodel file could not be read. */
  readonly hasSignature: boolean | undefined;
  readonly tags: ReadonlyMap<string, string>;
  /** Latest values. */
  readonly metrics: ReadonlyMap<string, number>;
  /** Who has approved the version for the alias. */
  readonly approvers: readonly string[];
  /** Who moves the alias: an approval of one's own does not count. */
  readonly mover: string;
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
};

/** Refuses a policy that could not be read back or never hold. */
export function checkPromotionPolicy(policy: PromotionPolicy): void {
  const { aliases = [], required_tags = [], metric_thresholds = [], approvals_min = 0 } = policy;
  for (const [name, rules] of Object.entries({ aliases, required_tags, metric_thresholds })) {
    if (rules.length > PROMOTION_RULES_MAX) {
      throw invalidParameter(
        `A promotion policy has at most ${PROMOTION_RULES_MAX} ${name}, not ${rules.length}.`,
      );
    }
  }
  for (const alias of aliases) checkAlias(alias);
  for (const { comparator, value } of metric_thresholds) {
    if (COMPARISONS[comparator] === undefined) {
      throw invalidParameter(`Invalid comparator '${comparator}' of a metric threshold: use >, >=, < or <=.`);
    }
    if (Number.isNaN(value)) throw invalidParameter('No metric compares with a threshold of NaN.');
  }
  if (approvals_min < 0 || approvals_min > PROMOTION_APPROVALS_MAX) {
    throw invalidParameter(`approvals_min must be between 0 and ${PROMOTION_APPROVALS_MAX}.`);
  }
}

export function guardsAlias({ aliases = [] }: PromotionPolicy, alias: string): boolean {
  return aliases.length === 0 || aliases.includes(alias);
}

/** Refuses the move with everything that does not hold. */
export function checkPromotion(policy: PromotionPolicy, alias: string, facts: PromotionFacts): void {
  if (!guardsAlias(policy, alias)) return;
  const reasons = [
    ...signatureReasons(policy, facts),
    ...tagReasons(policy, facts),
    ...(policy.metric_thresholds ?? []).flatMap((threshold) => metricReasons(threshold, facts)),
    ...approvalReasons(policy, facts),
  ];
  if (reasons.length === 0) return;
  throw new ApiError(
    'PERMISSION_DENIED',
    `The promotion policy of '${policy.name}' does not let the alias '${alias}' point at this version: ${reasons.join('; ')}.`,
  );
}

function signatureReasons(
  { requires_signature }: PromotionPolicy,
  { hasSignature }: PromotionFacts,
): string[] {
  if (requires_signature !== true || hasSignature === true) return [];
  return [hasSignature === false ? 'it has no signature' : 'its MLmodel file cannot be read for a signature'];
}

function tagReasons({ required_tags = [] }: PromotionPolicy, { tags }: PromotionFacts): string[] {
  return required_tags.flatMap(({ key, value }) => {
    const found = tags.get(key);
    if (found === undefined) return [`it has no tag '${key}'`];
    return value === undefined || value === found ? [] : [`its tag '${key}' is '${found}', not '${value}'`];
  });
}

function metricReasons({ key, comparator, value }: MetricThreshold, { metrics }: PromotionFacts): string[] {
  const found = metrics.get(key);
  if (found === undefined) return [`it has no metric '${key}'`];
  return COMPARISONS[comparator]?.(found, value) === true
    ? []
    : [`its metric '${key}' is ${found}, not ${comparator} ${value}`];
}

function approvalReasons({ approvals_min = 0 }: PromotionPolicy, facts: PromotionFacts): string[] {
  const others = facts.approvers.filter((user) => user !== facts.mover).length;
  if (others >= approvals_min) return [];
  return [`it has ${others} of ${approvals_min} approvals by somebody else`];
}
