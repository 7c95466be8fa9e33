import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';

/** A page that broke, or whose parts were replaced by an update of the server while it was open. */
export function FailurePage({ error }: ErrorComponentProps): ReactElement {
  return (
    <Page title="This page did not open">
      <EmptyState title="This page did not open">
        <p>The server may have been updated while this interface was open. Loading it again mostly helps.</p>
        <p role="alert">{error instanceof Error ? error.message : String(error)}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </EmptyState>
    </Page>
  );
}
