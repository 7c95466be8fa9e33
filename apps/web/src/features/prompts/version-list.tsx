import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Badge } from '../../components/badge.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import type { PromptVersion } from './prompt-version.ts';
import styles from './version-list.module.css';

interface VersionListProps {
  readonly name: string;
  readonly versions: readonly PromptVersion[];
  readonly chosen: string | undefined;
  readonly aliasesOf: (version: string) => readonly string[];
}

/** The versions of a prompt, the newest first; each leads to its page. */
export function VersionList({ name, versions, chosen, aliasesOf }: VersionListProps): ReactElement {
  return (
    <nav className={styles['list']} aria-label={`Versions of ${name}`}>
      <ol>
        {versions.map(({ number, commitMessage, createdMs }) => (
          <li key={number}>
            <Link
              to="/prompts/$name"
              params={{ name }}
              search={(old) => ({ ...old, version: number, compare: undefined }) as { version: string }}
              replace
              aria-current={number === chosen ? 'true' : undefined}
              className={styles['version']}
            >
              <span className={styles['head']}>
                <strong>v{number}</strong>
                {aliasesOf(number).map((alias) => (
                  <Badge key={alias} tone="info">
                    @{alias}
                  </Badge>
                ))}
                <span className={styles['when']}>
                  <TimeAgo ms={createdMs} />
                </span>
              </span>
              <span className={styles['message']} dir="auto">
                {commitMessage || 'No commit message'}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
