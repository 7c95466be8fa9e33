import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { type PromotionPolicy, promotionPolicyQuery } from '../../api/registry.ts';
import { useChange } from '../../api/use-change.ts';
import { Refusal } from '../../components/refusal.tsx';
import { PolicyForm } from './policy-form.tsx';

/** The promotion policy of a model; what is changed here can be taken back. */
export function ModelSettings({ name }: { name: string }): ReactElement | null {
  const query = useQuery(promotionPolicyQuery(name));
  const change = useChange([keys.model(name)]);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  const before = query.data;
  const set = (policy: PromotionPolicy | null): Promise<unknown> =>
    policy === null
      ? call('promotion-policies/delete', { name })
      : // What is over the wire leaves empty lists out; what is sent may.
        call('promotion-policies/set', { policy: { ...EMPTY, ...policy } });
  return (
    <PolicyForm
      // A policy that somebody else has changed, or that an undo brought back, fills the form again.
      key={JSON.stringify(before)}
      name={name}
      policy={before}
      onSave={(policy) =>
        void change({ run: () => set(policy), done: 'The policy is set.', undo: () => set(before) })
      }
      onRemove={() =>
        void change({ run: () => set(null), done: 'The policy is removed.', undo: () => set(before) })
      }
    />
  );
}

const EMPTY = { aliases: [], required_tags: [], metric_thresholds: [] };
