import { workerData } from 'node:worker_threads';
import type { BackgroundLoop } from './background-loop.ts';
import { post } from './request-bytes.ts';
import { RestClient, type RunPage } from './rest-client.ts';
import { download } from './transfer.ts';

const PAGE_RUNS = 1000;

/** Downloads or searches without end, counting each round; the thread is ended from outside. */
async function main(loop: BackgroundLoop): Promise<never> {
  const counts = new Int32Array(loop.counter);
  const client = loop.kind === 'search' ? await RestClient.open(loop.port) : undefined;
  let token: string | undefined;
  for (;;) {
    if (client === undefined) {
      await download(loop.subject, loop.mebibytes);
    } else {
      const request = { experiment_ids: [loop.subject], max_results: PAGE_RUNS };
      const bytes = post('runs/search', token === undefined ? request : { ...request, page_token: token });
      const answer = await client.exchange(bytes);
      const page: RunPage = JSON.parse(answer.body.toString('utf8'));
      token = page.next_page_token === '' ? undefined : page.next_page_token;
    }
    Atomics.add(counts, 0, 1);
  }
}

const loop: BackgroundLoop = workerData;
await main(loop);
