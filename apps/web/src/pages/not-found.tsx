import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import styles from './not-found.module.css';

/** An address that leads nowhere, and the ways back. */
export function NotFoundPage(): ReactElement {
  return (
    <Page title="Not found">
      <EmptyState title="There is no such page">
        <p>
          <code>{window.location.pathname}</code> is no address of this server's web interface. A link may
          have been cut short, or be of a newer version.
        </p>
        <p className={styles['ways']}>
          <Link to="/">Home</Link>
          <Link to="/experiments">Experiments</Link>
          <Link to="/search">Search</Link>
        </p>
      </EmptyState>
    </Page>
  );
}
