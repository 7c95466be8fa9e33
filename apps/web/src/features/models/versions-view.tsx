import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { CheckList } from '../../components/check-list.tsx';
import { Popover } from '../../components/popover.tsx';
import { FirstVersion } from './first-version.tsx';
import { ModelHead } from './model-head.tsx';
import { type VersionAct, VersionActs } from './version-acts.tsx';
import { NO_STAGE, versionColumns } from './version-columns.tsx';
import { metricKeys, type VersionFacts } from './version-facts.ts';
import { VersionMenu } from './version-menu.tsx';
import styles from './versions-view.module.css';

interface VersionsChoice {
  readonly selected: readonly string[];
  /** Metrics with a column; chosen by what versions have unless given. */
  readonly metrics?: readonly string[] | undefined;
}

interface VersionsViewProps {
  readonly model: RegisteredModel;
  readonly facts: readonly VersionFacts[];
  readonly choice: VersionsChoice;
  readonly onChoice: (choice: VersionsChoice) => void;
}

const METRICS_SHOWN = 3;

export function VersionsView({ model, facts, choice, onChoice }: VersionsViewProps): ReactElement {
  const [act, setAct] = useState<VersionAct>();
  const metrics = useMemo(() => metricKeys(facts), [facts]);
  const shown = choice.metrics ?? metrics.slice(0, METRICS_SHOWN);
  const selected = choice.selected.filter((number) => facts.some((one) => one.number === number));
  const columns: Column<VersionFacts>[] = [
    selectColumn(selected, (next) => onChoice({ ...choice, selected: next })),
    ...versionColumns({
      name: model.name,
      metrics: shown,
      hasStages: facts.some(({ version }) => version.current_stage !== NO_STAGE),
      acts: (number) => <VersionMenu model={model} version={number} onAct={setAct} />,
    }),
  ];
  return (
    <div className={styles['view']}>
      <ModelHead model={model} />
      <div className={styles['bar']}>
        <CompareButton name={model.name} selected={selected} />
        {metrics.length > 0 && (
          <div className={styles['end']}>
            <Popover title="Metrics">
              <CheckList
                label="Metrics with a column"
                items={metrics}
                chosen={shown}
                onChoose={(next) => onChoice({ ...choice, metrics: next })}
              />
            </Popover>
          </div>
        )}
      </div>
      <DataTable
        label={`Versions of ${model.name}`}
        columns={columns}
        items={facts}
        rowKey={({ number }) => number}
        empty={
          <EmptyState title="No versions yet">
            <FirstVersion name={model.name} />
          </EmptyState>
        }
      />
      <VersionActs model={model} facts={facts} act={act} onClose={() => setAct(undefined)} />
    </div>
  );
}

function selectColumn(
  selected: readonly string[],
  onSelect: (selected: readonly string[]) => void,
): Column<VersionFacts> {
  return {
    id: 'select',
    title: ' ',
    widthPx: 64,
    cell: ({ number }) => {
      const isSelected = selected.includes(number);
      return (
        <label className={styles['check']}>
          <input
            type="checkbox"
            aria-label={`Select version ${number}`}
            checked={isSelected}
            onChange={() =>
              onSelect(isSelected ? selected.filter((one) => one !== number) : [...selected, number])
            }
          />
        </label>
      );
    },
  };
}

function CompareButton({ name, selected }: { name: string; selected: readonly string[] }): ReactElement {
  if (selected.length < 2) {
    return (
      <>
        <Button disabled>Compare</Button>
        <span className={styles['hint']}>
          {selected.length === 1 ? 'Select one more to compare.' : 'Select two or more to compare.'}
        </span>
      </>
    );
  }
  // The older ones first: what comes after is measured against them.
  const versions = selected.toSorted((a, b) => Number(a) - Number(b)).join(',');
  return (
    <Link to="/models/$name/compare" params={{ name }} search={{ versions }} className={styles['compare']}>
      Compare {selected.length} versions
    </Link>
  );
}
