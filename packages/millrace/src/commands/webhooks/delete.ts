import { defineCommand } from '../../command-line/command.ts';
import { clientOf, CONNECTION_OPTIONS } from '../client-options.ts';
import { webhookId } from './webhook-options.ts';

export const deleteWebhookCommand = defineCommand({
  description: ['Removes a webhook with everything that was still to be delivered to it.'],
  options: { 'webhook-id': webhookId, ...CONNECTION_OPTIONS },
  async run({ values }, world) {
    const webhook_id = values['webhook-id'];
    await clientOf(values, world).call('webhooks/delete', { webhook_id });
    world.writeOut(`Webhook with ID ${webhook_id} has been deleted.\n`);
  },
});
