import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const find = (query: Record<string, string>): ReturnType<typeof server.get> =>
  server.get('model-versions/get-download-uri', query);

describe('model-versions/get-download-uri', () => {
  it('answers the source, or where it leads', async () => {
    const model_id = await server.createLoggedModel();
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.createModelVersion('m', { source: `models:/${model_id}`, model_id });
    expect((await find({ name: 'm', version: '1' })).json).toEqual({ artifact_uri: 's3://bucket/model' });
    const { artifact_uri } = (await server.loggedModel(model_id)).info;
    expect((await find({ name: 'm', version: '2' })).json).toEqual({ artifact_uri });
  });

  it('refuses a version that is missing, no number or not there', async () => {
    await server.createRegisteredModel('m');
    expect(refusal(await find({ name: 'm' }))[2]).toBe("Parameter 'version' must be an integer, got ''.");
    expect(refusal(await find({ name: 'm', version: '1' }))[0]).toBe(404);
  });
});
