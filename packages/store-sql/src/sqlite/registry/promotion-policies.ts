import { ApiError, APPROVAL_COMMENT_CHARACTERS_MAX, type PromotionPolicy } from '@millrace/protocol';
import {
  checkAlias,
  checkAliasNotReserved,
  checkLength,
  checkPromotionPolicy,
  type PromotionPolicyStore,
} from '@millrace/store';
import { reading, type Session } from '../session.ts';
import { PromotionCheck } from './promotion-check.ts';
import { RegistryEvents } from './registry-events.ts';
import { findModelVersion, findRegisteredModel } from './registry-handles.ts';

export class SqlitePromotionPolicyStore implements PromotionPolicyStore {
  readonly #session: Session;
  readonly #events: RegistryEvents;
  readonly #check: PromotionCheck;

  constructor(session: Session) {
    this.#session = session;
    this.#events = new RegistryEvents(session);
    this.#check = new PromotionCheck(session);
  }

  get(name: string): Promise<PromotionPolicy | undefined> {
    return reading(() => {
      const policy = this.#check.policy(findRegisteredModel(this.#session.database, name).registered_key);
      return policy && { ...policy, name };
    });
  }

  set(policy: PromotionPolicy, actor: string): Promise<PromotionPolicy> {
    const { database } = this.#session;
    return this.#session.write(() => {
      checkPromotionPolicy(policy);
      const { registered_key, name } = findRegisteredModel(database, policy.name);
      const from = this.#text(registered_key);
      const to = JSON.stringify(policy);
      database.run(
        'INSERT INTO promotion_policies VALUES (?, ?) ON CONFLICT DO UPDATE SET policy = excluded.policy',
        registered_key,
        to,
      );
      if (from !== to) this.#events.record({ registered_key, name, action: 'POLICY_SET', from, to }, actor);
      return policy;
    });
  }

  delete(name: string, actor: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      const { registered_key } = findRegisteredModel(database, name);
      const from = this.#text(registered_key);
      if (from === undefined) return;
      database.run('DELETE FROM promotion_policies WHERE registered_key = ?', registered_key);
      this.#events.record({ registered_key, name, action: 'POLICY_DELETED', from }, actor);
    });
  }

  approve(
    approval: { name: string; version: string; alias: string; comment: string },
    actor: string,
  ): Promise<void> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      if (actor === '') throw new ApiError('UNAUTHENTICATED', 'An approval needs the name of who approves.');
      checkAlias(approval.alias);
      checkAliasNotReserved(approval.alias);
      checkLength('comment', approval.comment, APPROVAL_COMMENT_CHARACTERS_MAX);
      const found = findModelVersion(database, approval);
      const { changes } = database.run(
        'INSERT INTO model_version_approvals VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        found.version_key,
        approval.alias,
        actor,
        approval.comment,
        environment.nowMs(),
      );
      if (changes === 0) return;
      this.#events.record(
        {
          registered_key: found.registered_key,
          name: found.name,
          version: found.version,
          action: 'VERSION_APPROVED',
          key: approval.alias,
          to: approval.comment,
        },
        actor,
      );
    });
  }

  #text(registeredKey: number): string | undefined {
    return this.#session.database.row<{ policy: string }>(
      'SELECT policy FROM promotion_policies WHERE registered_key = ?',
      registeredKey,
    )?.policy;
  }
}
