import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('ui/get-telemetry', () => {
  it('tells the UI to send none', async () => {
    expect((await server.get('/ajax-api/3.0/mlflow/ui-telemetry')).json).toEqual({
      disable_ui_events: [],
      disable_ui_telemetry: true,
      ui_rollout_percentage: 0,
    });
  });
});
