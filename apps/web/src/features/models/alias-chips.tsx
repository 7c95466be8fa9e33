import type { ReactElement } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { Badge } from '../../components/badge.tsx';
import styles from './alias-chips.module.css';

/** Each alias with the version that it points at. */
export function AliasChips({ model }: { model: RegisteredModel }): ReactElement {
  return (
    <span className={styles['chips']}>
      {(model.aliases ?? []).map(({ alias, version }) => (
        <Badge key={alias} tone="info">
          @{alias} v{version}
        </Badge>
      ))}
    </span>
  );
}
