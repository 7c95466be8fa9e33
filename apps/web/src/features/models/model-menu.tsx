import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { Menu } from '../../components/menu.tsx';
import { DeleteModel } from './delete-model.tsx';
import { RenameModel } from './rename-model.tsx';

/** What can be done with a whole model. */
export function ModelMenu({ name }: { name: string }): ReactElement {
  const [act, setAct] = useState<'rename' | 'delete'>();
  const navigate = useNavigate();
  const close = (): void => setAct(undefined);
  return (
    <>
      <Menu
        label={`More about ${name}`}
        icon="more"
        items={[
          { title: 'Rename…', icon: 'edit', onChoose: () => setAct('rename') },
          'line',
          { title: 'Delete…', icon: 'trash', isDangerous: true, onChoose: () => setAct('delete') },
        ]}
      />
      {act === 'rename' && (
        <RenameModel
          name={name}
          onClose={close}
          onRenamed={(renamed) => {
            close();
            void navigate({ to: '/models/$name', params: { name: renamed }, replace: true });
          }}
        />
      )}
      {act === 'delete' && (
        <DeleteModel name={name} onClose={close} onDeleted={() => void navigate({ to: '/models' })} />
      )}
    </>
  );
}
