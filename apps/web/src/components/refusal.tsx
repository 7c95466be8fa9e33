import type { ReactElement } from 'react';
import { CallError } from '../api/call.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

/** A question that the server refused, in its words, with a way to ask again. */
export function Refusal({ error, onRetry }: { error: Error; onRetry: () => void }): ReactElement {
  const isGone = error instanceof CallError && error.status === 404;
  return (
    <EmptyState title={isGone ? 'This is not here (any more)' : 'That did not work'}>
      <p role="alert">{error.message}</p>
      {!isGone && <Button onClick={onRetry}>Try again</Button>}
    </EmptyState>
  );
}
