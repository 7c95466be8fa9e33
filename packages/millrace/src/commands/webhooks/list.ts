import type { Webhook } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { prettyJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { eventText } from './webhook-options.ts';

const PAGE = 1000;

export const listWebhooksCommand = defineCommand({
  description: ['Lists all webhooks, the newest first.'],
  options: { output, ...CONNECTION_OPTIONS },
  async run({ values }, world) {
    const found: Webhook[] = [];
    for await (const page of clientOf(values, world).pages('webhooks/list', { max_results: PAGE }))
      found.push(...page.webhooks);
    const rows = found.map(({ webhook_id, name, status, url, events }) => [
      webhook_id,
      name,
      status,
      url,
      events.map(eventText).join(', '),
    ]);
    world.writeOut(
      values.output === 'json' ? prettyJson(found) : table(['ID', 'Name', 'Status', 'URL', 'Events'], rows),
    );
  },
});
