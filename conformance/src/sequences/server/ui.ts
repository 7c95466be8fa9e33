import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';

const TELEMETRY = '/ajax-api/3.0/mlflow/ui-telemetry';

export const uiSequences: readonly Sequence[] = [
  sequence('ui/telemetry', async (s) => {
    await s.get(TELEMETRY);
    for (const [as, json] of Object.entries({
      none: {},
      empty: { records: [] },
      one: { records: [{ event_name: 'e' }] },
      wrong: { records: 5 },
    })) {
      await s.post(TELEMETRY, json, { as });
    }
  }),
];
