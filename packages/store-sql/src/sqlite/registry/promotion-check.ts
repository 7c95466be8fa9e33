import type { PromotionPolicy } from '@millrace/protocol';
import { type AliasMover, checkPromotion, guardsAlias, type PromotionFacts } from '@millrace/store';
import type { Session } from '../session.ts';
import type { ModelVersionHandle } from './registry-handles.ts';

interface Owner {
  run_id: string;
  model_id: string | null;
}

/** Holds the promotion policy of a model against a version, inside the job that moves the alias. */
export class PromotionCheck {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  policy(registeredKey: number): PromotionPolicy | undefined {
    const row = this.#session.database.row<{ policy: string }>(
      'SELECT policy FROM promotion_policies WHERE registered_key = ?',
      registeredKey,
    );
    return row === undefined ? undefined : (JSON.parse(row.policy) as PromotionPolicy);
  }

  check(version: ModelVersionHandle, alias: string, by: AliasMover): void {
    const policy = this.policy(version.registered_key);
    if (policy === undefined || !guardsAlias(policy, alias)) return;
    // The name may have changed since the policy was set.
    checkPromotion({ ...policy, name: version.name }, alias, this.#facts(version, alias, by));
  }

  #facts(
    { version_key }: ModelVersionHandle,
    alias: string,
    { actor, hasSignature }: AliasMover,
  ): PromotionFacts {
    const { database } = this.#session;
    const tags = database.tuples<readonly [string, string]>(
      'SELECT key, value FROM model_version_tags WHERE version_key = ?',
      version_key,
    );
    const approvers = database.tuples<readonly [string]>(
      'SELECT approver FROM model_version_approvals WHERE version_key = ? AND alias = ?',
      version_key,
      alias,
    );
    return {
      hasSignature,
      tags: new Map(tags),
      metrics: this.#metrics(version_key),
      approvers: approvers.map(([approver]) => approver),
      mover: actor,
    };
  }

  /** The latest metrics of the version's run, and over them those of its logged model. */
  #metrics(versionKey: number): Map<string, number> {
    const { database } = this.#session;
    const owner = database.row<Owner>(
      'SELECT run_id, model_id FROM model_versions WHERE version_key = ?',
      versionKey,
    );
    // Points that wait for the commit are not in the tables yet.
    this.#session.series.flush();
    const ofRun = database.tuples<readonly [string, number]>(
      'SELECT n.name, s.latest_value FROM runs r JOIN metric_series s USING (run_key) JOIN names n USING (name_id) ' +
        'WHERE r.run_id = ? AND s.latest_value IS NOT NULL',
      owner?.run_id ?? '',
    );
    const ofModel = database.tuples<readonly [string, number]>(
      'SELECT n.name, v.value FROM logged_models m JOIN logged_model_metrics v USING (model_key) ' +
        'JOIN names n USING (name_id) WHERE m.model_id = ? AND v.value IS NOT NULL ORDER BY v.timestamp, v.step',
      owner?.model_id ?? '',
    );
    return new Map([...ofRun, ...ofModel]);
  }
}
