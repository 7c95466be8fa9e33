import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { deleteLoggedModelTag, type LoggedModel, setLoggedModelTag } from '../../api/logged-models.ts';
import { metricValue } from '../../api/metric-value.ts';
import { useChange } from '../../api/use-change.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { formatNumber } from '../../components/format.ts';
import { Snippet } from '../../components/snippet.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { measured, measuredId, measuredKeys, ownTags, registrationsOf } from './model-facts.ts';
import styles from './model-overview.module.css';
import { ModelStatus } from './model-status.tsx';

/** What a logged model is: measured, made with, and where it comes from. */
export function ModelOverview({ model }: { readonly model: LoggedModel }): ReactElement {
  const { info, data } = model;
  return (
    <div className={styles['columns']}>
      <div className={styles['main']}>
        <Section title="Metrics">
          <Metrics model={model} />
        </Section>
        <Section title="Params">
          {(data.params ?? []).length === 0 ? (
            <p className={styles['none']}>None.</p>
          ) : (
            <dl className={styles['facts']}>
              {data.params?.map(({ key, value }) => (
                <Fact key={key} title={key}>
                  {value}
                </Fact>
              ))}
            </dl>
          )}
        </Section>
        <Section title="Load it">
          <Snippet label="Load the model" code={loading(info.model_id)} />
        </Section>
      </div>
      <aside className={styles['main']} aria-label="About the model">
        <Section title="About">
          <About model={model} />
        </Section>
        <Section title="Tags">
          <Tags model={model} />
        </Section>
      </aside>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <>
      <dt dir="auto">{title}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}

function loading(modelId: string): Record<string, string> {
  return {
    Python: `import mlflow

model = mlflow.pyfunc.load_model("models:/${modelId}")
model.predict(frame)`,
    Shell: `mlflow models serve --model-uri models:/${modelId}`,
  };
}

function Metrics({ model }: { model: LoggedModel }): ReactElement {
  const keys = measuredKeys([model]);
  if (keys.length === 0) return <p className={styles['none']}>Nothing was measured of this model.</p>;
  return (
    <div className={styles['table']}>
      <DataTable
        label="Metrics of the model"
        items={keys}
        rowKey={measuredId}
        columns={[
          {
            id: 'metric',
            title: 'Metric',
            widthPx: 140,
            cell: ({ metric }) => <span dir="auto">{metric}</span>,
          },
          {
            id: 'value',
            title: 'Value',
            widthPx: 110,
            align: 'end',
            cell: (key) => {
              const value = metricValue(measured(model, key)?.value ?? Number.NaN);
              return <span title={String(value)}>{formatNumber(value)}</span>;
            },
          },
          {
            id: 'dataset',
            title: 'Dataset',
            widthPx: 160,
            cell: ({ dataset, digest }) => (
              <span dir="auto" title={digest}>
                {dataset === '' ? '–' : `${dataset} (${digest})`}
              </span>
            ),
          },
          {
            id: 'run',
            title: 'Run',
            widthPx: 100,
            cell: (key) => <RunOf model={model} id={measured(model, key)?.run_id} />,
          },
        ]}
      />
    </div>
  );
}

function RunOf({ model, id }: { model: LoggedModel; id: string | undefined }): ReactElement {
  if (id === undefined || id === '') return <>–</>;
  return (
    <Link
      to="/e/$id/r/$runId"
      params={{ id: model.info.experiment_id, runId: id }}
      className={styles['link']}
    >
      {id.slice(0, 8)}
    </Link>
  );
}

function About({ model }: { model: LoggedModel }): ReactElement {
  const { info } = model;
  const registrations = registrationsOf(model);
  return (
    <dl className={styles['facts']}>
      <Fact title="Status">
        <ModelStatus status={info.status} />
      </Fact>
      <Fact title="ID">
        <code>{info.model_id}</code>
        <CopyButton text={info.model_id} label="Copy the model's ID" />
      </Fact>
      <Fact title="Created">
        <TimeAgo ms={Number(info.creation_timestamp_ms)} />
      </Fact>
      {info.model_type !== undefined && info.model_type !== '' && <Fact title="Type">{info.model_type}</Fact>}
      <Fact title="Source run">
        <RunOf model={model} id={info.source_run_id} />
      </Fact>
      <Fact title="Versions">
        {registrations.length === 0
          ? 'Not registered'
          : registrations.map(({ name, version }) => (
              <Link
                key={`${name} ${version}`}
                to="/models/$name/v/$version"
                params={{ name, version }}
                className={styles['link']}
              >
                {name} v{version}
              </Link>
            ))}
      </Fact>
    </dl>
  );
}

function Tags({ model }: { model: LoggedModel }): ReactElement {
  const id = model.info.model_id;
  const tags = ownTags(model);
  const change = useChange([['logged-models']]);
  return (
    <TagEditor
      label="the model"
      tags={tags}
      onSet={(tag) => {
        const old = tags.find(({ key }) => key === tag.key);
        void change({
          run: () => setLoggedModelTag(id, tag),
          done: `${tag.key} is set.`,
          undo: () => (old === undefined ? deleteLoggedModelTag(id, tag.key) : setLoggedModelTag(id, old)),
        });
      }}
      onDelete={(tag) =>
        void change({
          run: () => deleteLoggedModelTag(id, tag.key),
          done: `${tag.key} is removed.`,
          undo: () => setLoggedModelTag(id, tag),
        })
      }
    />
  );
}
