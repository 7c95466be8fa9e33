import { defineEndpoint, v3 } from '../endpoint.ts';
import { FeaturesEnabled } from '../entities/server.ts';
import { bool, message, nested, required, string } from '../schema/field.ts';

export const getServerInfo = defineEndpoint({
  name: 'server/info',
  summary: 'What this server is and can do.',
  methods: ['GET'],
  paths: v3('/mlflow/server-info'),
  request: message('GetServerInfoRequest', {}),
  response: message('GetServerInfoResponse', {
    store_type: required(string()),
    workspaces_enabled: required(bool()),
    trace_archival_enabled: required(bool()),
    multipart_uploads_enabled: required(bool()),
    multipart_downloads_enabled: required(bool()),
    presigned_upload_run_id_supported: required(bool()),
    presigned_upload_model_id_supported: required(bool()),
    features_enabled: required(nested(FeaturesEnabled)),
  }),
  access: 'public',
  effect: 'read',
});
