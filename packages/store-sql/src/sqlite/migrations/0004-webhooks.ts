/**
 * Webhooks and their outbox. A delivery is one event for one webhook, with the JSON that is sent; it waits from the
 * transaction of the change that it tells of until it was made or given up.
 */
export const WEBHOOKS_SCHEMA = `
CREATE TABLE webhooks (
  webhook_key INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  url TEXT NOT NULL,
  secret BLOB,
  status TEXT NOT NULL,
  creation_time INTEGER NOT NULL,
  last_updated_time INTEGER NOT NULL
) STRICT;

CREATE TABLE webhook_events (
  webhook_key INTEGER NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  entity TEXT NOT NULL,
  action TEXT NOT NULL,
  PRIMARY KEY (webhook_key, entity, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook_deliveries (
  delivery_key INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_key INTEGER NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  delivery_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  action TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  creation_time INTEGER NOT NULL,
  last_attempt_time INTEGER,
  next_attempt_time INTEGER,
  response_status INTEGER,
  last_error TEXT
) STRICT;
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_key, delivery_key);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (webhook_key, next_attempt_time)
  WHERE state = 'WAITING';
`;
