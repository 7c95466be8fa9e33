import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import { CreateVersion } from './create-version.tsx';
import { DeletePrompt } from './delete-prompt.tsx';
import { DeleteVersion } from './delete-version.tsx';
import type { PromptVersion } from './prompt-version.ts';

interface PromptActsProps {
  readonly name: string;
  /** The newest first. */
  readonly versions: readonly PromptVersion[];
  readonly shown: PromptVersion | undefined;
  readonly isComparing: boolean;
  /** Shows a version, against another one or alone; the newest where none is named. */
  readonly onShow: (version: string | undefined, compare?: string) => void;
}

/** What can be done with a prompt and the version that is shown. */
export function PromptActs(props: PromptActsProps): ReactElement {
  const { name, versions, shown, isComparing, onShow } = props;
  const [act, setAct] = useState<'create' | 'delete version' | 'delete prompt'>();
  const navigate = useNavigate();
  const close = (): void => setAct(undefined);
  const at = versions.findIndex(({ number }) => number === shown?.number);
  // With what was before it; the first one has nothing before, so with what came after.
  const other = versions[at + 1] ?? versions[at - 1];
  return (
    <>
      {shown !== undefined && other !== undefined && (
        <ToggleButton
          isOn={isComparing}
          onChange={(isOn) => onShow(shown.number, isOn ? other.number : undefined)}
        >
          Compare
        </ToggleButton>
      )}
      {shown !== undefined && (
        <CopyButton text={`prompts:/${name}/${shown.number}`} label="Copy the version's URI" />
      )}
      <Menu
        label={`More about ${name}`}
        icon="more"
        items={[
          {
            title: `Delete version ${shown?.number ?? ''}…`,
            icon: 'trash',
            isDangerous: true,
            isDisabled: shown === undefined,
            onChoose: () => setAct('delete version'),
          },
          {
            title: 'Delete the prompt…',
            icon: 'trash',
            isDangerous: true,
            onChoose: () => setAct('delete prompt'),
          },
        ]}
      />
      <Button look="primary" icon="plus" onClick={() => setAct('create')}>
        New version
      </Button>
      {act === 'create' && (
        <CreateVersion
          name={name}
          from={shown}
          onClose={close}
          onCreated={(version) => {
            close();
            onShow(version);
          }}
        />
      )}
      {act === 'delete version' && shown !== undefined && (
        <DeleteVersion
          name={name}
          version={shown.number}
          onClose={close}
          onDeleted={() => {
            close();
            onShow(undefined);
          }}
        />
      )}
      {act === 'delete prompt' && (
        <DeletePrompt name={name} onClose={close} onDeleted={() => void navigate({ to: '/prompts' })} />
      )}
    </>
  );
}
