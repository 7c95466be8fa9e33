import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('ui/post-telemetry', () => {
  it.each([{}, { records: [] }, { records: [{ event_name: 'e' }] }, { records: 5 }])(
    'throws %j away',
    async (body) => {
      expect((await server.post('/ajax-api/3.0/mlflow/ui-telemetry', body)).json).toEqual({
        status: 'disabled',
      });
    },
  );
});
