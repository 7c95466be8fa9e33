import type { ReactElement } from 'react';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { TypedConfirm } from '../../components/typed-confirm.tsx';

interface DeletePromptProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

export function DeletePrompt({ name, onClose, onDeleted }: DeletePromptProps): ReactElement {
  const change = useChange([['prompts']]);
  const remove = async (): Promise<void> => {
    const isDone = await change({
      run: () => call('registered-models/delete', { name }),
      done: `${name} is deleted.`,
    });
    if (isDone) onDeleted();
  };
  return (
    <TypedConfirm
      title="Delete the prompt"
      word={name}
      act="Delete the prompt"
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>The prompt goes with all its versions, aliases and tags, and nothing brings it back. Traces stay.</p>
    </TypedConfirm>
  );
}
