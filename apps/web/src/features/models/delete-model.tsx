import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { TypedConfirm } from '../../components/typed-confirm.tsx';

interface DeleteModelProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

export function DeleteModel({ name, onClose, onDeleted }: DeleteModelProps): ReactElement {
  const change = useChange([['models']]);
  const remove = async (): Promise<void> => {
    const isDone = await change({
      run: () => call('registered-models/delete', { name }),
      done: `${name} is deleted.`,
    });
    if (isDone) onDeleted();
  };
  return (
    <TypedConfirm
      title="Delete the model"
      word={name}
      act="Delete the model"
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>
        The model goes with all its versions, aliases and tags, and nothing brings it back. Runs and their
        files stay.
      </p>
    </TypedConfirm>
  );
}
