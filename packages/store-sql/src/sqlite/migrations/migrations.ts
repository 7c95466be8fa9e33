import { TRACKING_SCHEMA } from './0001-tracking.ts';
import { REGISTRY_SCHEMA } from './0002-registry.ts';
import { TRACES_SCHEMA } from './0003-traces.ts';
import { WEBHOOKS_SCHEMA } from './0004-webhooks.ts';
import { EVALUATION_SCHEMA } from './0005-evaluation.ts';
import { VIEWS_SCHEMA } from './0006-views.ts';
import { TRACE_TEXTS_SCHEMA } from './0007-trace-texts.ts';
import { WEBHOOK_DELIVERIES_OVER_SCHEMA } from './0008-webhook-deliveries-over.ts';

/** Numbered from 1, forward only; a released one never changes. */
export const MIGRATIONS: readonly string[] = [
  TRACKING_SCHEMA,
  REGISTRY_SCHEMA,
  TRACES_SCHEMA,
  WEBHOOKS_SCHEMA,
  EVALUATION_SCHEMA,
  VIEWS_SCHEMA,
  TRACE_TEXTS_SCHEMA,
  WEBHOOK_DELIVERIES_OVER_SCHEMA,
];
