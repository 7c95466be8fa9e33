import { useMemo } from 'react';
import { call } from './call.ts';
import { keys } from './keys.ts';
import { useChange } from './use-change.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

interface Text {
  readonly before: string;
  readonly after: string;
}

interface Move {
  readonly alias: string;
  /** Where it points now; undefined where it is new. */
  readonly from: string | undefined;
  readonly to: string;
}

const act = {
  setAlias: (name: string, alias: string, version: string) =>
    call('registered-models/set-alias', { name, alias, version }),
  deleteAlias: (name: string, alias: string) => call('registered-models/delete-alias', { name, alias }),
  describe: (name: string, description: string) => call('registered-models/update', { name, description }),
  setTag: (name: string, tag: Tag) => call('registered-models/set-tag', { name, ...tag }),
  deleteTag: (name: string, key: string) => call('registered-models/delete-tag', { name, key }),
  describeVersion: (name: string, version: string, description: string) =>
    call('model-versions/update', { name, version, description }),
  setVersionTag: (name: string, version: string, tag: Tag) =>
    call('model-versions/set-tag', { name, version, ...tag }),
  deleteVersionTag: (name: string, version: string, key: string) =>
    call('model-versions/delete-tag', { name, version, key }),
};

/** What is changed in a registered model or a prompt, each with its way back. */
export function useRegistryChanges(name: string) {
  const change = useChange([keys.model(name), ['models'], ['prompts']]);
  return useMemo(
    () => ({
      change,
      moveAlias: ({ alias, from, to }: Move) =>
        change({
          run: () => act.setAlias(name, alias, to),
          done:
            from === undefined
              ? `@${alias} points at version ${to}.`
              : `@${alias} moved from version ${from} to version ${to}.`,
          undo: () => (from === undefined ? act.deleteAlias(name, alias) : act.setAlias(name, alias, from)),
        }),
      removeAlias: (alias: string, from: string) =>
        change({
          run: () => act.deleteAlias(name, alias),
          done: `@${alias} is removed.`,
          undo: () => act.setAlias(name, alias, from),
        }),
      describe: ({ before, after }: Text) =>
        change({
          run: () => act.describe(name, after),
          done: 'The description is changed.',
          undo: () => act.describe(name, before),
        }),
      setTag: (tag: Tag, old: Tag | undefined) =>
        change({
          run: () => act.setTag(name, tag),
          done: `The tag ${tag.key} is set.`,
          undo: () => (old === undefined ? act.deleteTag(name, tag.key) : act.setTag(name, old)),
        }),
      deleteTag: (tag: Tag) =>
        change({
          run: () => act.deleteTag(name, tag.key),
          done: `The tag ${tag.key} is removed.`,
          undo: () => act.setTag(name, tag),
        }),
    }),
    [change, name],
  );
}

/** What is changed in one version, each with its way back. */
export function useVersionChanges(name: string, version: string) {
  const change = useChange([keys.model(name), ['models'], ['prompts']]);
  return useMemo(
    () => ({
      describe: ({ before, after }: Text) =>
        change({
          run: () => act.describeVersion(name, version, after),
          done: `The description of version ${version} is changed.`,
          undo: () => act.describeVersion(name, version, before),
        }),
      setTag: (tag: Tag, old: Tag | undefined) =>
        change({
          run: () => act.setVersionTag(name, version, tag),
          done: `The tag ${tag.key} of version ${version} is set.`,
          undo: () =>
            old === undefined
              ? act.deleteVersionTag(name, version, tag.key)
              : act.setVersionTag(name, version, old),
        }),
      deleteTag: (tag: Tag) =>
        change({
          run: () => act.deleteVersionTag(name, version, tag.key),
          done: `The tag ${tag.key} of version ${version} is removed.`,
          undo: () => act.setVersionTag(name, version, tag),
        }),
      moveToStage: (before: string, stage: string) =>
        change({
          run: () => call('model-versions/transition-stage', { name, version, stage }),
          done: `Version ${version} moved from ${before} to ${stage}.`,
          undo: () => call('model-versions/transition-stage', { name, version, stage: before }),
        }),
    }),
    [change, name, version],
  );
}
