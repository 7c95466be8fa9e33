import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { versionFileQuery, type VersionName } from '../../api/version-files.ts';
import { Snippet } from '../../components/snippet.tsx';
import type { ModelFile } from './model-file.ts';
import { PairTable } from './pair-table.tsx';
import styles from './version-contents.module.css';

interface VersionContentsProps {
  readonly version: VersionName;
  readonly file: ModelFile;
}

/** What a model is made of: its flavors, and what must be installed for it. */
export function VersionContents({ version, file }: VersionContentsProps): ReactElement {
  const requirements = useQuery(versionFileQuery(version, 'requirements.txt')).data ?? undefined;
  const conda = useQuery(versionFileQuery(version, 'conda.yaml')).data ?? undefined;
  const dependencies = {
    ...(requirements === undefined ? {} : { 'requirements.txt': requirements }),
    ...(conda === undefined ? {} : { 'conda.yaml': conda }),
  };
  return (
    <div className={styles['contents']}>
      <section aria-label="Dependencies">
        <h2>Dependencies</h2>
        {Object.keys(dependencies).length === 0 ? (
          <p>The model names none.</p>
        ) : (
          <Snippet key={Object.keys(dependencies).join(' ')} label="Dependencies" code={dependencies} />
        )}
      </section>
      {file.flavors.map(({ name, settings }) => (
        <PairTable
          key={name}
          title={`Flavor ${name}`}
          head={['Value']}
          rows={[...settings]}
          empty="It has no settings."
        />
      ))}
    </div>
  );
}
