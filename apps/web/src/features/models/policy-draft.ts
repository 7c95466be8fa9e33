import type { PromotionPolicy } from '../../api/registry.ts';

/** A promotion policy as it stands in the form: texts, which may be wrong. */
export interface PolicyDraft {
  readonly aliases: string;
  readonly requiresSignature: boolean;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly metrics: readonly { readonly key: string; readonly comparator: string; readonly value: string }[];
  readonly approvals: string;
}

export const COMPARATORS = ['>=', '>', '<=', '<'] as const;

export function draftOf(policy: PromotionPolicy | null): PolicyDraft {
  return {
    aliases: (policy?.aliases ?? []).join(', '),
    requiresSignature: policy?.requires_signature ?? false,
    tags: (policy?.required_tags ?? []).map(({ key, value = '' }) => ({ key, value })),
    metrics: (policy?.metric_thresholds ?? []).map(({ key, comparator, value }) => ({
      key,
      comparator,
      value: String(value),
    })),
    approvals: String(policy?.approvals_min ?? 0),
  };
}

/** The policy that a draft says, or what is wrong with it. */
export function policyOf(name: string, draft: PolicyDraft): PromotionPolicy | { readonly error: string } {
  const metrics = draft.metrics.filter(({ key }) => key.trim() !== '');
  const wrong = metrics.find(({ value }) => value.trim() === '' || Number.isNaN(Number(value)));
  if (wrong !== undefined) return { error: `The threshold of ${wrong.key} must be a number.` };
  const approvals = Number(draft.approvals);
  if (draft.approvals.trim() === '' || !Number.isInteger(approvals) || approvals < 0) {
    return { error: 'The number of approvals must be 0 or a whole number above it.' };
  }
  return {
    name,
    aliases: draft.aliases
      .split(/[\s,]+/)
      .map((alias) => alias.replace(/^@/, ''))
      .filter((alias) => alias !== ''),
    requires_signature: draft.requiresSignature,
    required_tags: draft.tags
      .filter(({ key }) => key.trim() !== '')
      // Without a value any will do; the field says so with nothing in it.
      .map(({ key, value }) => ({ key: key.trim(), ...(value === '' ? {} : { value }) })),
    metric_thresholds: metrics.map(({ key, comparator, value }) => ({
      key: key.trim(),
      comparator,
      value: Number(value),
    })),
    approvals_min: approvals,
  };
}
