import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { IdleCollector } from './idle-collector.ts';

/** Something that only a collection takes away. */
function garbage(): WeakRef<object> {
  return new WeakRef({});
}

it('collects once after the start, and again once there was work and then none', async () => {
  const collector = new IdleCollector({ afterStartMs: 20, idleMs: 100 });
  const ofStart = garbage();
  await delay(60);
  expect(ofStart.deref()).toBeUndefined();
  const ofWork = garbage();
  for (let turn = 0; turn < 4; turn += 1) {
    collector.postpone();
    await delay(50);
    expect(ofWork.deref()).toBeDefined();
  }
  await delay(150);
  expect(ofWork.deref()).toBeUndefined();
});
