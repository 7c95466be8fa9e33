import type { RequestJson } from '../../compare/request-json.ts';
import type { Build } from './well-formed-requests.ts';

const pair = (key: string): RequestJson => ({ key, value: 'v' });

export const registryRequests: Readonly<Record<string, Build>> = {
  'registered-models:create': (_, tag) => ({ name: tag, tags: [pair('t')], description: 'about' }),
  'registered-models:get': ({ registered }) => ({ name: registered }),
  'registered-models:search': ({ registered }) => ({
    filter: `name = '${registered}'`,
    max_results: 5,
    order_by: ['name'],
  }),
  'registered-models:rename': ({ registered }) => ({ name: registered, new_name: registered }),
  'registered-models:update': ({ registered }) => ({ name: registered, description: 'about' }),
  'registered-models:get-latest-versions': ({ registered }) => ({ name: registered, stages: ['None'] }),
  'registered-models:get-latest-versions-by-get': ({ registered }) => ({
    name: registered,
    stages: ['None'],
  }),
  'registered-models:set-tag': ({ registered }, tag) => ({ name: registered, key: tag, value: 'v' }),
  'registered-models:delete-tag': ({ registered }) => ({ name: registered, key: 'color' }),
  'registered-models:delete': (_, tag) => ({ name: tag }),
  'registered-models:set-alias': ({ registered }) => ({ name: registered, alias: 'champion', version: '2' }),
  'registered-models:delete-alias': ({ registered }) => ({ name: registered, alias: 'champion' }),
  'registered-models:get-by-alias': ({ registered }) => ({ name: registered, alias: 'champion' }),
  'model-versions:create': ({ registered }) => ({
    name: registered,
    source: 's3://bucket/a',
    run_id: 'r',
    run_link: 'l',
    description: 'd',
    tags: [pair('t')],
  }),
  'model-versions:get': ({ registered }) => ({ name: registered, version: '1' }),
  'model-versions:search': ({ registered }) => ({
    filter: `name = '${registered}'`,
    max_results: 5,
    order_by: ['name'],
  }),
  'model-versions:update': ({ registered }) => ({ name: registered, version: '1', description: 'about' }),
  'model-versions:transition-stage': ({ registered }) => ({
    name: registered,
    version: '1',
    stage: 'Staging',
    archive_existing_versions: true,
  }),
  'model-versions:delete': ({ registered }) => ({ name: registered, version: '7' }),
  'model-versions:get-download-uri': ({ registered }) => ({ name: registered, version: '1' }),
  'model-versions:set-tag': ({ registered }, tag) => ({
    name: registered,
    version: '1',
    key: tag,
    value: 'v',
  }),
  'model-versions:delete-tag': ({ registered }) => ({ name: registered, version: '1', key: 'color' }),
};
