import { SWITCHED_OFF } from '@millrace/protocol';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { missingParts } from '../../not-served.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
/** What some calls want before MLflow says that their part is off. */
const MEMBERS = { experiment_id: '0', job_name: 'invoke_scorer', params: {}, features: ['none'] };

/** What the paths of parts that are not here answer: nothing may look as if it had been done. */
export const notServedSequences: readonly Sequence[] = [
  sequence('wire/parts not served', async (s) => {
    for (const { name, calls } of missingParts) {
      for (const [method, path] of calls) {
        const body = method === 'POST' ? { headers: JSON_TYPE, body: '{}' } : {};
        await s.send({ method, path, ...body, as: name });
      }
    }
  }),
  sequence('wire/parts switched off', async (s) => {
    for (const { name, groups } of SWITCHED_OFF) {
      for (const call of groups.flatMap(({ calls }) => calls)) {
        const [method = '', pattern = ''] = call.split(' ');
        const path = pattern.replace('{path+}', 'proxy/x/y').replaceAll(/\{\w+\}/g, 'x');
        const isSearch = method === 'GET' && path.endsWith('/jobs/search');
        const body = method === 'GET' ? {} : { headers: JSON_TYPE, body: JSON.stringify(MEMBERS) };
        await s.send({ method, path: isSearch ? `${path}?experiment_id=0` : path, ...body, as: name });
      }
    }
  }),
  sequence('wire/workspace header', async (s) => {
    const headers = { 'x-mlflow-workspace': 'team' };
    await s.get('/mlflow/experiments/get', { experiment_id: '0' }, { headers });
    await s.get('/api/3.0/mlflow/server-info', {}, { headers });
    await s.send({
      method: 'GET',
      path: '/api/3.0/mlflow/server-info',
      headers: { 'x-mlflow-workspace': '' },
    });
  }),
];
