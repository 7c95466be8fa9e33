import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { type TraceInfo, traceQuery } from '../../api/traces.ts';
import { present } from '../../app/search-params.ts';
import type { TracesSearch } from '../../app/routes/traces.ts';
import { IconButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { Refusal } from '../../components/refusal.tsx';
import styles from './trace-drawer.module.css';
import { traceFacts } from './trace-facts.ts';
import { TraceView } from './trace-view.tsx';
import type { ChangeTraces } from './use-traces.ts';

interface TraceDrawerProps {
  readonly id: string;
  readonly traces: readonly TraceInfo[];
  readonly search: TracesSearch;
  readonly change: ChangeTraces;
}

/** A trace beside the table that it is in. */
export function TraceDrawer({ id, traces, search, change }: TraceDrawerProps): ReactElement {
  const query = useQuery(traceQuery(id));
  const at = traces.findIndex(({ trace_id }) => trace_id === id);
  const name = traceFacts(query.data?.info ?? traces[at] ?? {}).name || id;
  const open = (to: number): void => change({ trace: traces[to]?.trace_id, span: undefined });
  return (
    <Dialog
      kind="drawer"
      width="1120px"
      title={name}
      onClose={() => change({ trace: undefined, span: undefined, part: undefined })}
    >
      <div className={styles['inside']}>
        <nav className={styles['tools']} aria-label="Traces of the table">
          <IconButton icon="up" label="The trace before" disabled={at <= 0} onClick={() => open(at - 1)} />
          <IconButton
            icon="down"
            label="The next trace"
            disabled={at < 0 || at >= traces.length - 1}
            onClick={() => open(at + 1)}
          />
          <Link
            to="/traces/$id"
            params={{ id }}
            search={present({
              span: search.span,
              part: search.part,
              spans: search.spans,
              merge: search.merge,
            })}
          >
            <Icon name="expand" size={14} />
            Open the page
          </Link>
        </nav>
        {query.isError && <Refusal error={query.error} onRetry={() => void query.refetch()} />}
        {query.data !== undefined && <TraceView trace={query.data} place={search} onPlace={change} />}
      </div>
    </Dialog>
  );
}
