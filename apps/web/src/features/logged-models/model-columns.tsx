import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LoggedModel } from '../../api/logged-models.ts';
import { metricValue } from '../../api/metric-value.ts';
import type { Column } from '../../components/data-table.tsx';
import { formatNumber } from '../../components/format.ts';
import { TagChips } from '../../components/tag-chips.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import {
  measured,
  type MeasuredKey,
  measuredId,
  measuredKeys,
  ownTags,
  registrationsOf,
} from './model-facts.ts';
import styles from './model-columns.module.css';
import { ModelStatus } from './model-status.tsx';

const HEAD: readonly Column<LoggedModel>[] = [
  {
    id: 'name',
    title: 'Model',
    widthPx: 200,
    isPinned: true,
    isSortable: true,
    cell: ({ info }) => (
      <Link
        to="/e/$id/m/$modelId"
        params={{ id: info.experiment_id, modelId: info.model_id }}
        className={styles['name']}
        title={`${info.name}\n${info.model_id}`}
        dir="auto"
      >
        {info.name}
      </Link>
    ),
  },
  { id: 'status', title: 'Status', widthPx: 120, cell: ({ info }) => <ModelStatus status={info.status} /> },
  {
    id: 'creation_timestamp',
    title: 'Created',
    widthPx: 120,
    isSortable: true,
    cell: ({ info }) => <TimeAgo ms={Number(info.creation_timestamp_ms)} />,
  },
  { id: 'versions', title: 'Versions', widthPx: 150, cell: (model) => <Versions model={model} /> },
];

const TAIL: readonly Column<LoggedModel>[] = [
  {
    id: 'run',
    title: 'Source run',
    widthPx: 110,
    cell: ({ info }) =>
      info.source_run_id === undefined || info.source_run_id === '' ? (
        '–'
      ) : (
        <Link
          to="/e/$id/r/$runId"
          params={{ id: info.experiment_id, runId: info.source_run_id }}
          className={styles['link']}
        >
          {info.source_run_id.slice(0, 8)}
        </Link>
      ),
  },
  {
    id: 'type',
    title: 'Type',
    widthPx: 110,
    cell: ({ info }) => <span dir="auto">{info.model_type || '–'}</span>,
  },
  { id: 'tags', title: 'Tags', widthPx: 200, cell: (model) => <TagChips tags={ownTags(model)} /> },
];

/** What models are, what was measured of them on which dataset, their params, and where they come from. */
export function loggedModelColumns(models: readonly LoggedModel[]): Column<LoggedModel>[] {
  const params = [
    ...new Set(models.flatMap(({ data }) => (data.params ?? []).map(({ key }) => key))),
  ].toSorted();
  return [...HEAD, ...measuredKeys(models).map(measuredColumn), ...params.map(paramColumn), ...TAIL];
}

function measuredColumn(key: MeasuredKey): Column<LoggedModel> {
  return {
    id: measuredId(key),
    title: key.metric,
    note: key.dataset === '' ? undefined : key.dataset,
    widthPx: 130,
    align: 'end',
    isSortable: true,
    cell: (model) => {
      const value = measured(model, key)?.value;
      return value === undefined ? (
        '–'
      ) : (
        <span title={String(value)}>{formatNumber(metricValue(value))}</span>
      );
    },
  };
}

function paramColumn(key: string): Column<LoggedModel> {
  return {
    id: `params.${key}`,
    title: key,
    widthPx: 110,
    cell: ({ data }) => {
      const value = data.params?.find((param) => param.key === key)?.value;
      return (
        <span title={value} dir="auto">
          {value ?? '–'}
        </span>
      );
    },
  };
}

function Versions({ model }: { model: LoggedModel }): ReactElement {
  const registrations = registrationsOf(model);
  if (registrations.length === 0) return <>–</>;
  return (
    <>
      {registrations.map(({ name, version }) => (
        <Link
          key={`${name} ${version}`}
          to="/models/$name/v/$version"
          params={{ name, version }}
          className={styles['link']}
        >
          {name} v{version}
        </Link>
      ))}
    </>
  );
}
