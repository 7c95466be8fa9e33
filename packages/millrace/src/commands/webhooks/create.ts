import { defineCommand } from '../../command-line/command.ts';
import { usageError } from '../../command-line/command-error.ts';
import { repeated, requiredText, text, toggle } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { EVENT_NAMES, readEvents } from './webhook-options.ts';

export const createWebhookCommand = defineCommand({
  description: [
    'Makes a webhook: a URL that is told of events in the registry.',
    `Events: ${EVENT_NAMES.join(', ')}.`,
  ],
  options: {
    name: requiredText({ short: 'n', placeholder: 'NAME', help: 'Its name.' }),
    url: requiredText({
      placeholder: 'URL',
      help: 'Where it leads: https, and to no private address unless the server allows it.',
    }),
    event: repeated({ short: 'e', placeholder: 'EVENT', help: 'An event that it is told of.' }),
    description: text({ help: 'What it is for.' }),
    secret: text({
      env: 'MILLRACE_WEBHOOK_SECRET',
      help: 'Signs what is sent. Other users of this machine can read options: the variable is safer.',
    }),
    disabled: toggle({ help: 'Make it without switching it on.' }),
    output,
    ...CONNECTION_OPTIONS,
  },
  examples: ['millrace webhooks create -n ci --url https://ci.example.com/ -e model_version.created'],
  async run({ values, command }, world) {
    const { events, problems } = readEvents(values.event);
    if (values.event.length === 0) problems.push('--event is missing: at least one is needed.');
    if (problems.length > 0) throw usageError(problems, command);
    const { name, url, description, secret } = values;
    const status = values.disabled ? ('DISABLED' as const) : ('ACTIVE' as const);
    const draft = { name, url, events, description, secret, status };
    const { webhook } = await clientOf(values, world).call('webhooks/create', draft);
    world.writeOut(
      values.output === 'json'
        ? prettyJson(webhook)
        : `Created webhook '${name}' with id ${webhook.webhook_id}\n`,
    );
  },
});
