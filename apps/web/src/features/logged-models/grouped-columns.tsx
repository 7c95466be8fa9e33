import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LoggedModel } from '../../api/logged-models.ts';
import { IconButton } from '../../components/button.tsx';
import type { Column } from '../../components/data-table.tsx';
import { formatNumber } from '../../components/format.ts';
import styles from './model-columns.module.css';
import { measuredId, measuredKeys } from './model-facts.ts';
import { measuredSummary, type ModelGroup, type ModelRow } from './model-groups.ts';

interface GroupedInput {
  readonly models: readonly LoggedModel[];
  readonly experimentId: string;
  readonly nameOf: (runId: string) => string;
  readonly onToggle: (runId: string) => void;
}

/** The columns of models also for the runs that made them: a run has the means of its models' metrics. */
export function groupedColumns(
  columns: readonly Column<LoggedModel>[],
  input: GroupedInput,
): Column<ModelRow>[] {
  const keys = new Map(measuredKeys(input.models).map((key) => [measuredId(key), key]));
  return columns.map(({ cell, ...column }): Column<ModelRow> => ({
    ...column,
    cell: (row) => {
      if (row.kind === 'model') {
        const content = cell(row.model);
        return column.isPinned === true && row.isInGroup ? (
          <span className={styles['inside']}>{content}</span>
        ) : (
          content
        );
      }
      if (column.isPinned === true) return <GroupName {...input} group={row.group} isOpen={row.isOpen} />;
      const key = keys.get(column.id);
      return key === undefined ? '' : <Summary models={row.group.models} of={key} />;
    },
  }));
}

function Summary({
  models,
  of,
}: {
  models: readonly LoggedModel[];
  of: Parameters<typeof measuredSummary>[1];
}): ReactElement {
  const summary = measuredSummary(models, of);
  if (summary === undefined) return <>–</>;
  const { mean, min, max, count } = summary;
  return (
    <span
      className={styles['mean']}
      title={`mean of ${count}, from ${formatNumber(min)} to ${formatNumber(max)}`}
    >
      {count > 1 && 'mean '}
      {formatNumber(mean)}
    </span>
  );
}

interface GroupNameProps extends GroupedInput {
  readonly group: ModelGroup;
  readonly isOpen: boolean;
}

function GroupName({ group, isOpen, experimentId, nameOf, onToggle }: GroupNameProps): ReactElement {
  const { runId, models } = group;
  const name = runId === '' ? 'No source run' : nameOf(runId);
  return (
    <span className={styles['group']}>
      <IconButton
        icon={isOpen ? 'down' : 'chevron'}
        label={`${isOpen ? 'Fold' : 'Show'} the models of ${name}`}
        aria-expanded={isOpen}
        onClick={() => onToggle(runId)}
      />
      {runId === '' ? (
        <span>{name}</span>
      ) : (
        <Link to="/e/$id/r/$runId" params={{ id: experimentId, runId }} title={name} dir="auto">
          {name}
        </Link>
      )}
      <small>{models.length}</small>
    </span>
  );
}
