import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { Badge } from '../../components/badge.tsx';
import styles from './alias-chips.module.css';

interface AliasChipsProps {
  readonly model: RegisteredModel;
  /** The others are counted, and named in the title. */
  readonly max?: number;
}

/** Each alias with the version that it points at, which it leads to; the champion first. */
export function AliasChips({ model, max = Number.POSITIVE_INFINITY }: AliasChipsProps): ReactElement {
  const aliases = (model.aliases ?? []).toSorted(
    (a, b) =>
      Number(b.alias === 'champion') - Number(a.alias === 'champion') || a.alias.localeCompare(b.alias),
  );
  return (
    <span className={styles['chips']}>
      {aliases.slice(0, max).map(({ alias, version }) => (
        <Link
          key={alias}
          to="/models/$name/v/$version"
          params={{ name: model.name, version }}
          className={styles['link']}
          title={`@${alias} points at version ${version}`}
        >
          <Badge tone={alias === 'champion' ? 'good' : 'info'}>
            <span className={styles['name']}>@{alias}</span> v{version}
          </Badge>
        </Link>
      ))}
      {aliases.length > max && (
        <Badge>
          <span title={aliases.map(({ alias, version }) => `@${alias} v${version}`).join('\n')}>
            +{aliases.length - max}
          </span>
        </Badge>
      )}
    </span>
  );
}
