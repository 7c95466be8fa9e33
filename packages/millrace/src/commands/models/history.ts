import type { RegistryEvent } from '@millrace/protocol';
import { defineCommand } from '../../command-line/command.ts';
import { text, wholeNumber } from '../../command-line/options.ts';
import { prettyJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { timeText } from '../../output/time.ts';
import { clientOf, CONNECTION_OPTIONS, output } from '../client-options.ts';
import { registeredName } from '../registry-options.ts';

const PAGE = 1000;

export const historyCommand = defineCommand({
  description: [
    'Shows what happened to a registered model or prompt, the newest first: who changed what, and when. What was ' +
      'deleted has its history, too.',
  ],
  options: {
    name: registeredName,
    version: text({ placeholder: 'NUMBER', help: 'Only of this version.' }),
    alias: text({ short: 'a', placeholder: 'ALIAS', help: 'Only of this alias.' }),
    'max-results': wholeNumber({ min: 1, max: 1e9, fallback: 100 }, { help: 'Most events to show.' }),
    output,
    ...CONNECTION_OPTIONS,
  },
  async run({ values }, world) {
    const { name, version, alias, 'max-results': resultsMax } = values;
    const request = { name, version, alias, max_results: Math.min(PAGE, resultsMax) };
    const events: RegistryEvent[] = [];
    for await (const page of clientOf(values, world).pages('registered-models/get-history', request)) {
      events.push(...page.events);
      if (events.length >= resultsMax) break;
    }
    const shown = events.slice(0, resultsMax);
    const rows = shown.map((event) => [
      timeText(event.timestamp),
      event.user,
      event.action,
      event.version ?? '',
      event.key ?? '',
      changeText(event),
    ]);
    world.writeOut(
      values.output === 'json'
        ? prettyJson(shown)
        : table(['Time', 'User', 'Action', 'Version', 'Key', 'Change'], rows),
    );
  },
});

const SHOWN_CHARACTERS_MAX = 60;

function changeText({ from, to }: RegistryEvent): string {
  const [old, now] = [from, to].map((value) => value?.slice(0, SHOWN_CHARACTERS_MAX));
  if (old === undefined) return now ?? '';
  return `${old} -> ${now ?? '(none)'}`;
}
