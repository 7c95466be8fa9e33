import { NO_CHANGES } from '@millrace/store';
import { expect, it } from 'vitest';
import { ChangeFeed } from './change-feed.ts';

let now = 0;

const model = (name: string) => ({ ...NO_CHANGES, models: [name] });

it('tells what came after an id', () => {
  const feed = new ChangeFeed('e', () => now);
  const start = feed.id;
  expect(feed.since(start)).toEqual(NO_CHANGES);
  feed.add(model('a'));
  const middle = feed.id;
  feed.add(model('b'));
  expect(feed.since(start)?.models).toEqual(['a', 'b']);
  expect(feed.since(middle)?.models).toEqual(['b']);
  expect(feed.since(feed.id)).toEqual(NO_CHANGES);
});

it.each(['', 'e', 'e.', 'e.x', 'f.1', 'e.-1', 'e.99', 'e.1.1e9'])('does not know the id %j', (id) => {
  const feed = new ChangeFeed('e', () => now);
  feed.add(model('a'));
  expect(id === 'e.1.1e9' ? feed.since('e.1e9') : feed.since(id)).toBeUndefined();
});

it('forgets what is long ago, and says so', () => {
  const feed = new ChangeFeed('e', () => now);
  const start = feed.id;
  for (let at = 0; at < 2001; at += 1) feed.add(model(`m${at}`));
  expect(feed.since(start)).toBeUndefined();
  expect(feed.since('e.1500')?.models).toHaveLength(501);
});

it('calls listeners until they leave, and not for nothing', () => {
  const feed = new ChangeFeed('e', () => now);
  const heard: string[] = [];
  const leave = feed.listen((id, { models }) => heard.push(id, ...models));
  feed.add(NO_CHANGES);
  feed.add(model('a'));
  leave();
  feed.add(model('b'));
  expect(heard).toEqual(['e.1', 'a']);
});

it('tells what changed lately', () => {
  const feed = new ChangeFeed('e', () => now);
  now = 1000;
  feed.add(model('a'));
  now = 5000;
  feed.add(model('b'));
  now = 6000;
  expect(feed.lately(1500).models).toEqual(['b']);
  expect(feed.lately(5001).models).toEqual(['a', 'b']);
  expect(feed.lately(0)).toEqual(NO_CHANGES);
});
