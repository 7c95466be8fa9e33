import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import { useChange } from '../../api/use-change.ts';
import { TypedConfirm } from '../../components/typed-confirm.tsx';

interface DeleteVersionProps {
  readonly name: string;
  readonly version: string;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

export function DeleteVersion({ name, version, onClose, onDeleted }: DeleteVersionProps): ReactElement {
  const change = useChange([keys.model(name), ['prompts']]);
  const remove = async (): Promise<void> => {
    const isDone = await change({
      run: () => call('model-versions/delete', { name, version }),
      done: `Version ${version} of ${name} is deleted.`,
    });
    if (isDone) onDeleted();
  };
  return (
    <TypedConfirm
      title={`Delete version ${version}`}
      word={`${name} v${version}`}
      act="Delete the version"
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>The version goes with its aliases and tags, and nothing brings it back.</p>
    </TypedConfirm>
  );
}
