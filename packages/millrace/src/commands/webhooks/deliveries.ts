import {
  type WebhookDelivery,
  WebhookDeliveryState,
  type WebhookDeliveryStateName,
} from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { choice, wholeNumber } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { timeText } from '../../output/time.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { eventText, webhookId } from './webhook-options.ts';

const PAGE = 1000;
const STATES = ['all', ...Object.keys(WebhookDeliveryState.values).map((state) => state.toLowerCase())];

export const listWebhookDeliveriesCommand = defineCommand({
  description: [
    'Lists what was sent to a webhook and what waits for it, the newest first: attempts, the last error and the next try.',
  ],
  options: {
    'webhook-id': webhookId,
    state: choice(STATES, 'all', { help: 'Only those that wait, were delivered, or were given up.' }),
    'max-results': wholeNumber({ min: 1, max: 1e9, fallback: 100 }, { help: 'Most deliveries to list.' }),
    output,
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const resultsMax = values['max-results'];
    const request = {
      webhook_id: values['webhook-id'],
      max_results: Math.min(PAGE, resultsMax),
      state: values.state === 'all' ? undefined : (values.state.toUpperCase() as WebhookDeliveryStateName),
    };
    const found: WebhookDelivery[] = [];
    for await (const page of clientOf(values, world).pages('webhooks/list-deliveries', request)) {
      found.push(...page.deliveries);
      if (found.length >= resultsMax) break;
    }
    const shown = found.slice(0, resultsMax);
    const rows = shown.map((delivery) => [
      timeText(delivery.creation_timestamp),
      eventText(delivery.event),
      delivery.state,
      String(delivery.attempts),
      timeText(delivery.next_attempt_timestamp),
      delivery.last_error ?? '',
    ]);
    world.writeOut(
      values.output === 'json'
        ? prettyJson(shown)
        : table(['Time', 'Event', 'State', 'Attempts', 'Next Attempt', 'Last Error'], rows),
    );
  },
});
