import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { deleteTraces, experimentOf, type Trace, traceQuery } from '../api/traces.ts';
import { useChange } from '../api/use-change.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { Menu } from '../components/menu.tsx';
import { Page } from '../components/page.tsx';
import { Refusal } from '../components/refusal.tsx';
import { TypedConfirm } from '../components/typed-confirm.tsx';
import { downloadJson } from '../components/save-file.ts';
import { ExperimentCrumb } from '../features/experiments/experiment-crumb.tsx';
import { traceFacts } from '../features/traces/trace-facts.ts';
import { TraceView } from '../features/traces/trace-view.tsx';

const route = getRouteApi('/traces/$id');

export function TracePage(): ReactElement {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(traceQuery(id));
  const trace = query.data;
  const experimentId = trace === undefined ? undefined : experimentOf(trace.info);
  const name = trace === undefined ? ' ' : traceFacts(trace.info).name || id;
  return (
    <Page
      title={name}
      above={experimentId === undefined ? ' ' : <Above experimentId={experimentId} />}
      actions={trace !== undefined && <Acts trace={trace} />}
    >
      {query.isError ? (
        <Refusal error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        trace !== undefined && (
          <TraceView
            key={id}
            trace={trace}
            place={search}
            onPlace={(place) =>
              void navigate({
                search: (old) => ({ ...old, ...place }) as typeof old,
                replace: true,
                resetScroll: false,
              })
            }
          />
        )
      )}
    </Page>
  );
}

function Above({ experimentId: id }: { experimentId: string }): ReactElement {
  return (
    <Crumbs>
      <ExperimentCrumb id={id} />
      <Link to="/e/$id" params={{ id }} search={{ tab: 'traces' }}>
        Traces
      </Link>
    </Crumbs>
  );
}

function Acts({ trace: { info, spans } }: { trace: Trace }): ReactElement {
  const { id, name } = traceFacts(info);
  const [isDeleting, setIsDeleting] = useState(false);
  const go = useNavigate();
  const change = useChange([['traces']]);
  const word = name || id;
  const remove = async (): Promise<void> => {
    setIsDeleting(false);
    const isDone = await change({ run: () => deleteTraces([info]), done: `${word} is deleted.` });
    if (isDone) void go({ to: '/e/$id', params: { id: experimentOf(info) }, search: { tab: 'traces' } });
  };
  return (
    <>
      <CopyButton text={id} label="Copy the trace's ID" />
      <Menu
        icon="more"
        label={`More about ${word}`}
        items={[
          {
            title: 'Export as JSON',
            icon: 'download',
            onChoose: () => downloadJson(`${id}.json`, { trace_info: info, spans }),
          },
          {
            title: 'Copy the Python that reads it',
            icon: 'copy',
            onChoose: () => void navigator.clipboard.writeText(`mlflow.get_trace(${JSON.stringify(id)})`),
          },
          'line',
          { title: 'Delete…', icon: 'trash', isDangerous: true, onChoose: () => setIsDeleting(true) },
        ]}
      />
      {isDeleting && (
        <TypedConfirm
          title="Delete the trace"
          word={word}
          act="Delete for good"
          onConfirm={() => void remove()}
          onClose={() => setIsDeleting(false)}
        >
          <p>With its spans and assessments. This cannot be taken back.</p>
        </TypedConfirm>
      )}
    </>
  );
}
