import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { type BarValue, ValueBars } from '../../charts/value-bars.tsx';
import type { LoggedModel } from '../../api/logged-models.ts';
import { metricValue } from '../../api/metric-value.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatNumber } from '../../components/format.ts';
import { lookOf } from '../runs/run-colours.ts';
import styles from './model-charts.module.css';
import { measured, type MeasuredKey, measuredId, measuredKeys } from './model-facts.ts';
import { measuredSummary, modelGroups } from './model-groups.ts';

interface ModelChartsProps {
  readonly experimentId: string;
  readonly models: readonly LoggedModel[];
  /** One bar a source run, in place of one a model. */
  readonly isGrouped: boolean;
  readonly nameOf: (runId: string) => string;
  /** Loads more models; undefined where all are there. */
  readonly onMore: (() => void) | undefined;
}

const NO_RUN = 'No source run';

/** The metrics of models as bars, a chart for each metric and what it was measured on. */
export function ModelCharts(props: ModelChartsProps): ReactElement {
  const { models, onMore } = props;
  const sections = useMemo(
    () =>
      Map.groupBy(measuredKeys(models), ({ dataset, digest }) =>
        dataset === '' ? 'Without a dataset' : `${dataset} (${digest})`,
      ),
    [models],
  );
  if (sections.size === 0) {
    return (
      <EmptyState title="No metrics of these models yet">
        <code>{'mlflow.log_metrics({"rmse": 0.12}, model_id=model.model_id, dataset=dataset)'}</code>
      </EmptyState>
    );
  }
  return (
    <div className={styles['charts']} tabIndex={0} role="region" aria-label="Charts of logged models">
      {[...sections].map(([title, keys]) => (
        <section key={title} aria-label={title}>
          <h2 dir="auto">{title}</h2>
          <div className={styles['grid']}>
            {keys.map((key) => (
              <ModelChart key={measuredId(key)} {...props} measuredKey={key} />
            ))}
          </div>
        </section>
      ))}
      {onMore !== undefined && (
        <Button look="quiet" onClick={onMore}>
          More models
        </Button>
      )}
    </div>
  );
}

interface ModelChartProps extends ModelChartsProps {
  readonly measuredKey: MeasuredKey;
}

/** Models of one run have its colour. */
function ModelChart({
  models,
  isGrouped,
  nameOf,
  experimentId,
  measuredKey: key,
}: ModelChartProps): ReactElement {
  const bars = useMemo(
    () => (isGrouped ? runBars(models, key, nameOf) : modelBars(models, key, nameOf)),
    [models, key, isGrouped, nameOf],
  );
  return (
    <figure className={styles['chart']} aria-label={key.metric}>
      <figcaption>
        <span title={key.metric} dir="auto">
          {key.metric}
        </span>
        <small>{isGrouped ? 'mean of each run' : ''}</small>
      </figcaption>
      <ValueBars
        title={key.metric}
        series={bars}
        head={({ id, name }) =>
          isGrouped ? (
            <RunHead id={id} experimentId={experimentId} nameOf={nameOf} />
          ) : (
            <Link to="/e/$id/m/$modelId" params={{ id: experimentId, modelId: id }} dir="auto">
              {name}
            </Link>
          )
        }
      />
    </figure>
  );
}

type RunHeadProps = Pick<ModelChartsProps, 'experimentId' | 'nameOf'> & { readonly id: string };

function RunHead({ id, experimentId, nameOf }: RunHeadProps): ReactElement {
  if (id === '') return <>{NO_RUN}</>;
  return (
    <Link to="/e/$id/r/$runId" params={{ id: experimentId, runId: id }} dir="auto">
      {nameOf(id)}
    </Link>
  );
}

/** Names that several models have say their run too. */
function modelBars(
  models: readonly LoggedModel[],
  key: MeasuredKey,
  nameOf: (runId: string) => string,
): BarValue[] {
  const counts = Map.groupBy(models, ({ info }) => info.name);
  return models.flatMap((model) => {
    const value = measured(model, key)?.value;
    if (value === undefined) return [];
    const { model_id, name, source_run_id = '' } = model.info;
    const isOnly = (counts.get(name)?.length ?? 0) < 2 || source_run_id === '';
    return [
      {
        id: model_id,
        name: isOnly ? name : `${name} · ${nameOf(source_run_id)}`,
        colour: lookOf(source_run_id).colour,
        latest: { value: metricValue(value) },
      },
    ];
  });
}

function runBars(
  models: readonly LoggedModel[],
  key: MeasuredKey,
  nameOf: (runId: string) => string,
): BarValue[] {
  return modelGroups(models).flatMap(({ runId, models: own }) => {
    const summary = measuredSummary(own, key);
    if (summary === undefined) return [];
    const { mean, min, max, count } = summary;
    const title = runId === '' ? NO_RUN : nameOf(runId);
    const range = count > 1 ? ` (${formatNumber(min)} to ${formatNumber(max)})` : '';
    return [{ id: runId, name: `${title}${range}`, colour: lookOf(runId).colour, latest: { value: mean } }];
  });
}
