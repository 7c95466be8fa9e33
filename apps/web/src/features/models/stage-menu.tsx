import type { ReactElement } from 'react';
import { Menu } from '../../components/menu.tsx';

const STAGES = ['None', 'Staging', 'Production', 'Archived'] as const;

interface StageMenuProps {
  readonly stage: string;
  readonly onStage: (stage: string) => void;
}

export function StageMenu({ stage, onStage }: StageMenuProps): ReactElement {
  return (
    <Menu
      label={stage}
      items={STAGES.map((title) => ({
        title,
        isChosen: title === stage,
        onChoose: () => title !== stage && onStage(title),
      }))}
    />
  );
}
