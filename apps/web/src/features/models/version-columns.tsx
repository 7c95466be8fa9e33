import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../components/badge.tsx';
import type { Column } from '../../components/data-table.tsx';
import { formatNumber } from '../../components/format.ts';
import { TagChips } from '../../components/tag-chips.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import type { VersionFacts } from './version-facts.ts';
import styles from './version-columns.module.css';

export const NO_STAGE = 'None';

interface Shown {
  readonly name: string;
  readonly metrics: readonly string[];
  readonly hasStages: boolean;
  /** The menu of a version. */
  readonly acts: (version: string) => ReactNode;
}

/** What a table of versions shows; stages, which are MLflow's old way, only where there are some. */
export function versionColumns({ name, metrics, hasStages, acts }: Shown): Column<VersionFacts>[] {
  return [
    {
      id: 'version',
      title: 'Version',
      widthPx: 72,
      cell: ({ number }) => (
        <Link to="/models/$name/v/$version" params={{ name, version: number }}>
          <strong>v{number}</strong>
        </Link>
      ),
    },
    { id: 'acts', title: ' ', widthPx: 54, cell: ({ number }) => acts(number) },
    { id: 'aliases', title: 'Aliases', widthPx: 200, cell: ({ aliases }) => aliasBadges(aliases) },
    ...(hasStages ? [STAGE] : []),
    ...metrics.map(metricColumn),
    { id: 'run', title: 'Source run', widthPx: 120, cell: runLink },
    {
      id: 'description',
      title: 'Description',
      widthPx: 200,
      cell: ({ version: { description } }) => (
        <span dir="auto" title={description}>
          {description}
        </span>
      ),
    },
    {
      id: 'tags',
      title: 'Tags',
      widthPx: 160,
      cell: ({ tags }) => <TagChips tags={[...tags].map(([key, value]) => ({ key, value }))} />,
    },
    { id: 'by', title: 'By', widthPx: 88, cell: ({ by }) => by || '–' },
    {
      id: 'created',
      title: 'Registered',
      widthPx: 116,
      cell: ({ version }) => <TimeAgo ms={Number(version.creation_timestamp)} />,
    },
  ];
}

const STAGE: Column<VersionFacts> = {
  id: 'stage',
  title: 'Stage',
  widthPx: 92,
  cell: ({ version: { current_stage } }) =>
    current_stage === NO_STAGE ? '–' : <Badge>{current_stage}</Badge>,
};

function aliasBadges(aliases: readonly string[]): ReactNode {
  return (
    <span className={styles['aliases']} title={aliases.map((alias) => `@${alias}`).join(' ')}>
      {aliases.map((alias) => (
        <Badge key={alias} tone={alias === 'champion' ? 'good' : 'info'}>
          <span className={styles['alias']}>@{alias}</span>
        </Badge>
      ))}
    </span>
  );
}

function metricColumn(key: string): Column<VersionFacts> {
  return {
    id: `metric ${key}`,
    title: key,
    widthPx: 96,
    align: 'end',
    cell: ({ metrics }) => {
      const value = metrics.get(key);
      return value === undefined ? '–' : <span title={String(value)}>{formatNumber(value)}</span>;
    },
  };
}

function runLink({ run }: VersionFacts): ReactNode {
  if (run === undefined) return '–';
  const { experimentId, runId, name } = run;
  return (
    <Link to="/e/$id/r/$runId" params={{ id: experimentId, runId }} className={styles['run']} title={name}>
      {name || runId}
    </Link>
  );
}
