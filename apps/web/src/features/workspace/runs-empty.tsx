import type { ReactElement } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { FirstRun } from '../experiments/first-run.tsx';
import type { RunView } from './use-run-view.ts';

interface RunsEmptyProps {
  readonly name: string;
  readonly view: RunView;
  readonly isTrash: boolean;
}

export function RunsEmpty({ name, view, isTrash }: RunsEmptyProps): ReactElement {
  if (view.filter.kind === 'wrong') return <EmptyState title="This filter is not understood yet" />;
  if (view.total > 0) return <EmptyState title="No run matches the filter" />;
  if (isTrash) return <EmptyState title="No run is deleted" />;
  return (
    <EmptyState title="No runs yet">
      <p>Log one: it appears here by itself.</p>
      <FirstRun experiment={name} />
    </EmptyState>
  );
}
