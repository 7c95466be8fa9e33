import type { RegistryActionName } from '@millrace/protocol';
import type { Session } from '../session.ts';

export interface RegistryChange {
  readonly registered_key: number;
  /** The model's name at the time. */
  readonly name: string;
  readonly version?: number | undefined;
  readonly action: RegistryActionName;
  /** The alias or tag key that changed. */
  readonly key?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Adds changes to the registry's history and to the outbox of webhooks, inside the job that makes them. */
export class RegistryEvents {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  record(change: RegistryChange, actor: string): void {
    this.#session.database.run(
      'INSERT INTO registry_events (registered_key, name, version, action, key, old_value, new_value, actor, time) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      change.registered_key,
      change.name,
      change.version ?? null,
      change.action,
      change.key ?? null,
      change.from ?? null,
      change.to ?? null,
      actor,
      this.#session.environment.nowMs(),
    );
    this.#session.outbox.add(change);
    this.#session.changes.model(change.name);
  }
}
