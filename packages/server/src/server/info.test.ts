import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('server/info', () => {
  it.each(['/api/3.0/mlflow/server-info', '/ajax-api/3.0/mlflow/server-info'])(
    'says at %s what the server can do, every false thing too',
    async (path) => {
      expect((await server.get(path)).json).toEqual({
        store_type: 'SqlStore',
        workspaces_enabled: false,
        trace_archival_enabled: false,
        multipart_uploads_enabled: false,
        multipart_downloads_enabled: false,
        presigned_upload_run_id_supported: true,
        presigned_upload_model_id_supported: true,
        features_enabled: { gateway: false },
      });
    },
  );

  it('promises no transfer that the server then refuses', async () => {
    const { json } = await server.get('/api/3.0/mlflow/server-info');
    const promised = json as Record<string, boolean>;
    const upload = await server.post('/api/2.0/mlflow-artifacts/mpu/create/a', { path: 'a', num_parts: 1 });
    const download = await server.get('/api/2.0/mlflow-artifacts/presigned/a');
    expect([upload.status !== 501, download.status !== 501]).toEqual([
      promised['multipart_uploads_enabled'],
      promised['multipart_downloads_enabled'],
    ]);
  });

  it('is a path of version 3 only', async () => {
    expect((await server.get('/api/2.0/mlflow/server-info')).status).toBe(404);
  });
});
