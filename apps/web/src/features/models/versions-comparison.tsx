import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { versionFileQuery } from '../../api/version-files.ts';
import { TextDiff } from '../../components/text-diff.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { readModelFile } from './model-file.ts';
import { paramSide, schemaSide } from './schema-sides.ts';
import type { VersionFacts } from './version-facts.ts';
import styles from './versions-comparison.module.css';

interface VersionsComparisonProps {
  /** The first one is what the others are measured against. */
  readonly sides: readonly VersionFacts[];
  readonly isOnlyDifferent: boolean;
  /** Whether the order of columns counts. */
  readonly hasOrder: boolean;
}

/** Versions side by side, from how good they are to what they take. */
export function VersionsComparison(props: VersionsComparisonProps): ReactElement {
  const { sides, isOnlyDifferent, hasOrder } = props;
  const files = useQueries({
    queries: sides.map(({ version, number }) =>
      versionFileQuery({ name: version.name, version: number }, 'MLmodel'),
    ),
  });
  const signatures = files.map(({ data }) => (data ? readModelFile(data).signature : undefined));
  const table = { heads: sides.map(head), isOnlyDifferent };
  const columns = (part: 'inputs' | 'outputs'): ReadonlyMap<string, string>[] =>
    signatures.map((signature) => schemaSide(signature?.[part] ?? [], hasOrder));
  return (
    <div className={styles['comparison']}>
      <DifferenceTable title="Metrics" {...table} sides={sides.map(({ metrics }) => metrics)} />
      <DifferenceTable title="Params" {...table} sides={sides.map(({ params }) => params)} />
      <DifferenceTable title="Inputs of the signature" {...table} sides={columns('inputs')} />
      <DifferenceTable title="Outputs of the signature" {...table} sides={columns('outputs')} />
      <DifferenceTable title="Params of the signature" {...table} sides={signatures.map(paramSide)} />
      <DifferenceTable title="Tags" {...table} sides={sides.map(({ tags }) => tags)} />
      <DifferenceTable title="Where it comes from" {...table} sides={sides.map(originSide)} />
      <Descriptions sides={sides} />
    </div>
  );
}

function head({ version, number, aliases }: VersionFacts): ReactNode {
  return (
    <Link
      to="/models/$name/v/$version"
      params={{ name: version.name, version: number }}
      className={styles['link']}
    >
      v{number} {aliases.map((alias) => `@${alias}`).join(' ')}
    </Link>
  );
}

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function originSide({ version, run, by }: VersionFacts): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      'Source run': run?.name,
      Source: version.source,
      By: by,
      Registered: time.format(Number(version.creation_timestamp)),
      Stage: version.current_stage,
    }).flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
  );
}

/** The description of the first version against that of each other one. */
function Descriptions({ sides }: { sides: readonly VersionFacts[] }): ReactElement {
  const [first, ...others] = sides;
  return (
    <section className={styles['descriptions']} aria-label="Descriptions">
      <h3>Descriptions</h3>
      {others.map(({ number, version: { description = '' } }) => {
        const before = first?.version.description ?? '';
        const label = `version ${first?.number ?? ''} and version ${number}`;
        return (
          <div key={number}>
            <h4>
              v{first?.number} → v{number}
            </h4>
            {before === description ? (
              <p>{before === '' ? 'Neither has one.' : 'They are the same.'}</p>
            ) : (
              <TextDiff before={before} after={description} label={label} />
            )}
          </div>
        );
      })}
    </section>
  );
}
