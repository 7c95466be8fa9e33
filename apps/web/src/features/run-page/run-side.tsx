import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { runChildrenQuery, runVersionsQuery } from '../../api/run-details.ts';
import { type Run, runQuery } from '../../api/runs.ts';
import { useRunChanges } from '../../api/use-run-changes.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { Duration } from '../../components/duration.tsx';
import { commitUrl, type DatasetFact, holding, type RunFacts } from './run-facts.ts';
import { RunLink } from './run-link.tsx';
import { RunModelLinks } from './run-models.tsx';
import styles from './run-side.module.css';
import { Section } from './section.tsx';

interface RunSideProps {
  readonly run: Run;
  readonly facts: RunFacts;
  /** Which tags are shown: what they hold. */
  readonly text: string;
  readonly onOpen: (what: string) => void;
}

/** Everything about a run that is no number: where it comes from and what hangs on it. */
export function RunSide({ run, facts, text, onOpen }: RunSideProps): ReactElement {
  const changes = useRunChanges(run);
  const isWanted = holding(text);
  return (
    <aside className={styles['side']} aria-label="About the run">
      <Section title="About">
        <About run={run} facts={facts} />
      </Section>
      <Section title="Tags">
        <TagEditor
          label="run"
          tags={facts.tags.filter(isWanted)}
          onSet={changes.setTag}
          onDelete={changes.deleteTag}
        />
      </Section>
      {facts.datasets.length > 0 && <Datasets datasets={facts.datasets} onOpen={onOpen} />}
      <RunModelLinks run={run} inputs={facts.modelInputs} outputs={facts.modelOutputs} />
      <Versions runId={run.info.run_id} />
      <Children run={run} />
      {facts.systemTags.length > 0 && (
        <details className={styles['system']}>
          <summary>System tags ({facts.systemTags.length})</summary>
          <ul>
            {facts.systemTags.filter(isWanted).map(({ key, value }) => (
              <li key={key}>
                <button type="button" onClick={() => onOpen(`tag:${key}`)}>
                  <span>{key}</span>
                  <small dir="auto">{value.slice(0, 200)}</small>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
}

function About({ run: { info }, facts: { known } }: Pick<RunSideProps, 'run' | 'facts'>): ReactElement {
  const { user, sourceName, sourceType, entryPoint, branch, parentId, runType } = known;
  const startMs = Number(info.start_time);
  return (
    <dl className={styles['about']}>
      <Line name="Started" value={<TimeAgo ms={startMs} />} />
      <Line
        name="Duration"
        value={<Duration startMs={startMs} endMs={Number(info.end_time ?? Number.NaN)} />}
      />
      <Line name="User" value={user} />
      <Line name="Source" value={sourceName} isCode />
      <Line name="Source type" value={sourceType} />
      <Line name="Run type" value={runType} />
      <Line name="Entry point" value={entryPoint} isCode />
      <Line name="Commit" value={known.commit !== undefined && <Commit {...known} commit={known.commit} />} />
      <Line name="Branch" value={branch} isCode />
      <Line name="Parent run" value={parentId !== undefined && <Parent id={parentId} />} />
      <Line name="Run ID" value={info.run_id} isCode copies={info.run_id} />
      <Line name="Experiment ID" value={info.experiment_id} isCode />
      <Line name="Artifacts" value={info.artifact_uri} isCode copies={info.artifact_uri} />
    </dl>
  );
}

interface LineProps {
  readonly name: string;
  /** Nothing is said of what is not known. */
  readonly value: ReactNode;
  readonly isCode?: boolean;
  readonly copies?: string;
}

function Line({ name, value, isCode = false, copies }: LineProps): ReactElement {
  if (value === undefined || value === false || value === '') return <></>;
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">
        {isCode ? <code>{value}</code> : value}
        {copies !== undefined && <CopyButton text={copies} label={`Copy: ${name}`} />}
      </dd>
    </>
  );
}

const COMMIT_DIGITS = 10;

function Commit({ commit, repository = '' }: { commit: string; repository?: string }): ReactElement {
  const url = commitUrl(repository, commit);
  const short = <code title={commit}>{commit.slice(0, COMMIT_DIGITS)}</code>;
  return (
    <>
      {url === undefined ? (
        short
      ) : (
        <a className={styles['link']} href={url} target="_blank" rel="noopener noreferrer nofollow">
          {short}
        </a>
      )}
      <CopyButton text={commit} label="Copy the commit" />
    </>
  );
}

function Parent({ id }: { id: string }): ReactElement {
  const { data } = useQuery(runQuery(id));
  return data === undefined ? <code>{id}</code> : <RunLink info={data.info} />;
}

function Datasets({
  datasets,
  onOpen,
}: {
  datasets: readonly DatasetFact[];
  onOpen: RunSideProps['onOpen'];
}) {
  return (
    <Section title="Datasets" count={datasets.length}>
      <ul className={styles['list']}>
        {datasets.map(({ name, digest, context }, at) => (
          <li key={at}>
            <button type="button" onClick={() => onOpen(`dataset:${at}`)}>
              <span dir="auto">{name}</span>
              <small>{[context, digest].filter(Boolean).join(' · ')}</small>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Versions({ runId }: { runId: string }): ReactElement {
  const { data = [] } = useQuery(runVersionsQuery(runId));
  if (data.length === 0) return <></>;
  return (
    <Section title="Registered versions" count={data.length}>
      <ul className={styles['list']}>
        {data.map(({ name, version, aliases = [] }) => (
          <li key={`${name} ${version}`}>
            <Link to="/models/$name/v/$version" params={{ name, version }}>
              <span dir="auto">{name}</span>
              <small>{[`version ${version}`, ...aliases.map((alias) => `@${alias}`)].join(' · ')}</small>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const CHILDREN_SHOWN = 50;

function Children({ run }: { run: Run }): ReactElement {
  const { data = [] } = useQuery(runChildrenQuery(run.info));
  if (data.length === 0) return <></>;
  return (
    <Section title="Child runs" count={data.length}>
      <ul className={styles['list']}>
        {data.slice(0, CHILDREN_SHOWN).map(({ info }) => (
          <li key={info.run_id}>
            <RunLink info={info} />
          </li>
        ))}
      </ul>
      {data.length > CHILDREN_SHOWN && <p>{`${data.length - CHILDREN_SHOWN} more are in the experiment.`}</p>}
    </Section>
  );
}
