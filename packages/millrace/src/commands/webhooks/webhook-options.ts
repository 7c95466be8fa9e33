import type { WebhookEvent } from '@millrace/protocol';
import { WEBHOOK_ACTIONS } from '@millrace/store';
import { requiredText } from '../../command-line/options.ts';

export const webhookId = requiredText({ placeholder: 'ID', help: 'The webhook.' });

/** `prompt_tag.set`, as MLflow's client writes events. */
export function eventText({ entity, action }: WebhookEvent): string {
  return `${entity}.${action}`.toLowerCase();
}

const EVENTS: ReadonlyMap<string, WebhookEvent> = new Map(
  Object.entries(WEBHOOK_ACTIONS).flatMap(([entity, actions]) =>
    actions.map((action) => {
      const event = { entity, action } as WebhookEvent;
      return [eventText(event), event] as const;
    }),
  ),
);

export const EVENT_NAMES: readonly string[] = [...EVENTS.keys()];

/** The events that words name, and what is wrong with the words. */
export function readEvents(words: readonly string[]): { events: WebhookEvent[]; problems: string[] } {
  const events: WebhookEvent[] = [];
  const problems: string[] = [];
  for (const word of words) {
    const event = EVENTS.get(word.toLowerCase());
    if (event !== undefined) events.push(event);
    else problems.push(`--event ${word}: there is no such event; there are ${EVENT_NAMES.join(', ')}.`);
  }
  return { events, problems };
}
