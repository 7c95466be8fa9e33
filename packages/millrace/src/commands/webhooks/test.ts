import { defineCommand } from '../../command-line/command.ts';
import { CommandError, usageError } from '../../command-line/command-error.ts';
import { text } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { readEvents, webhookId } from './webhook-options.ts';

export const testWebhookCommand = defineCommand({
  description: [
    'Sends an example of an event to a webhook and says what came back. Fails when it was not taken.',
  ],
  options: {
    'webhook-id': webhookId,
    event: text({
      short: 'e',
      placeholder: 'EVENT',
      help: 'The event; the first of the webhook unless given.',
    }),
    output,
    ...CONNECTION_OPTIONS,
  },
  async run({ values, command }, world) {
    const { events, problems } = readEvents(values.event === undefined ? [] : [values.event]);
    if (problems.length > 0) throw usageError(problems, command);
    const { result } = await clientOf(values, world).call('webhooks/test', {
      webhook_id: values['webhook-id'],
      event: events[0],
    });
    if (values.output === 'json') world.writeOut(prettyJson(result));
    if (!result.success) throw new CommandError(result.error_message ?? 'The webhook did not take it.');
    if (values.output === 'table') world.writeOut(`The receiver answered ${result.response_status ?? ''}\n`);
  },
});
