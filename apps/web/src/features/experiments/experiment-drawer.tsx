import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { activityQuery } from '../../api/experiment-activity.ts';
import { NOTE_TAG, tagOf } from '../../api/experiment-changes.ts';
import { type Experiment, experimentQuery } from '../../api/experiments.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EditableText } from '../../components/editable-text.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import styles from './experiment-drawer.module.css';
import { useExperimentChanges } from './use-experiment-changes.ts';
import { formatCount } from '../../components/format.ts';

/** All there is to know of an experiment, and to change in it. */
export function ExperimentDrawer({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const query = useQuery(experimentQuery(id));
  return (
    <Dialog kind="drawer" title={query.data?.name ?? 'Experiment'} onClose={onClose}>
      {query.isError && <Refusal error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && <Details experiment={query.data} />}
    </Dialog>
  );
}

function Details({ experiment }: { experiment: Experiment }): ReactElement {
  const { experiment_id, name, tags = [] } = experiment;
  const changes = useExperimentChanges();
  const note = tagOf(experiment, NOTE_TAG) ?? '';
  const own = tags.flatMap(({ key, value = '' }) => (key.startsWith('mlflow.') ? [] : [{ key, value }]));
  const isDeleted = experiment.lifecycle_stage !== 'active';
  if (isDeleted) return <Facts experiment={experiment} />;
  return (
    <div className={styles['drawer']}>
      <Link className={styles['open']} to="/e/$id" params={{ id: experiment_id }}>
        Open the experiment
      </Link>
      <section>
        <h3>Name</h3>
        <EditableText
          label="name"
          value={name}
          onSave={(next) => void changes.rename(experiment, next.trim())}
        />
      </section>
      <section>
        <h3>Description</h3>
        <EditableText
          label="description"
          isLong
          value={note}
          placeholder="No description"
          onSave={(text) => void changes.describe(experiment, text)}
        >
          <Markdown text={note} />
        </EditableText>
      </section>
      <section>
        <h3>Tags</h3>
        <TagEditor
          label="the experiment"
          tags={own}
          onSet={(tag) => void changes.setTag([experiment], tag)}
          onDelete={(tag) => void changes.deleteTag(experiment, tag)}
        />
      </section>
      <Facts experiment={experiment} />
    </div>
  );
}

function Facts({ experiment }: { experiment: Experiment }): ReactElement {
  const { experiment_id, artifact_location, creation_time, last_update_time } = experiment;
  const { data } = useQuery(activityQuery(experiment_id));
  return (
    <dl className={styles['facts']}>
      <dt>ID</dt>
      <dd>
        <code>{experiment_id}</code>
        <CopyButton text={experiment_id} label="Copy the experiment's ID" />
      </dd>
      <dt>Artifacts</dt>
      <dd>
        <code>{artifact_location}</code>
        <CopyButton text={artifact_location} label="Copy the artifact location" />
      </dd>
      <dt>Runs</dt>
      <dd>{data == null ? '–' : `${formatCount(Number(data.runs))}, ${data.running} running`}</dd>
      <dt>Created</dt>
      <dd>
        <TimeAgo ms={Number(creation_time)} />
      </dd>
      <dt>Last change</dt>
      <dd>
        <TimeAgo ms={Number(last_update_time)} />
      </dd>
    </dl>
  );
}
