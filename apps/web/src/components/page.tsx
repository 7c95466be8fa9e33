import { type ReactElement, type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

/** Told once a page has its title: until then the title is that of the page before. */
export const TITLED = 'millrace-titled';

interface PageProps {
  readonly title: string;
  /** In place of the heading, with a heading in it: a title that can be edited. */
  readonly heading?: ReactNode;
  /** Shown before the title: where this page lies. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  /** A second line: filters, tabs. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: one heading, what can be done here, and the rest of the height for the content. */
export function Page({ title, heading, above, actions, bar, children }: PageProps): ReactElement {
  useEffect(() => {
    document.title = `${title} · Millrace`;
    window.dispatchEvent(new Event(TITLED));
  }, [title]);
  return (
    <main className={styles['page']} id="main" tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['titles']}>
          {above !== undefined && <nav aria-label="Breadcrumb">{above}</nav>}
          {heading ?? <h1>{title}</h1>}
        </div>
        <div className={styles['actions']}>{actions}</div>
      </header>
      {bar !== undefined && <div className={styles['bar']}>{bar}</div>}
      {children}
    </main>
  );
}
