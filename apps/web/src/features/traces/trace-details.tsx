import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { deleteTraceTag, experimentOf, setTraceTag, type TraceInfo } from '../../api/traces.ts';
import { useChange } from '../../api/use-change.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import { traceFacts } from './trace-facts.ts';
import styles from './trace-details.module.css';

/** What the trace is part of, its tags, and all that clients have said of it. */
export function TraceDetails({ info }: { readonly info: TraceInfo }): ReactElement {
  const facts = traceFacts(info);
  const experimentId = experimentOf(info);
  const texts: Readonly<Record<string, string>> = info.trace_metadata ?? {};
  const metadata = Object.entries(texts).toSorted(([a], [b]) => a.localeCompare(b));
  return (
    <div className={styles['details']}>
      <Tags info={info} />
      <section aria-label="Links">
        <h2>Links</h2>
        <dl>
          <Fact title="Trace">
            <code>{facts.id}</code>
            <CopyButton text={facts.id} label="Copy the trace's ID" />
          </Fact>
          {info.client_request_id !== undefined && info.client_request_id !== '' && (
            <Fact title="Client's ID">{info.client_request_id}</Fact>
          )}
          {facts.runId !== undefined && (
            <Fact title="Run">
              <Link to="/e/$id/r/$runId" params={{ id: experimentId, runId: facts.runId }}>
                {facts.runId}
              </Link>
            </Fact>
          )}
          {facts.modelId !== undefined && (
            <Fact title="Logged model">
              <Link to="/e/$id/m/$modelId" params={{ id: experimentId, modelId: facts.modelId }}>
                {facts.modelId}
              </Link>
            </Fact>
          )}
          {facts.prompts.map(({ name, version }) => (
            <Fact key={`${name} ${version}`} title="Prompt">
              <Link to="/prompts/$name" params={{ name }} search={{ version }}>
                {name} v{version}
              </Link>
            </Fact>
          ))}
        </dl>
      </section>
      <section aria-label="Metadata">
        <h2>Metadata</h2>
        <dl>
          {metadata.map(([key, value]) => (
            <Fact key={key} title={key}>
              {value}
            </Fact>
          ))}
        </dl>
      </section>
    </div>
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

function Tags({ info }: { info: TraceInfo }): ReactElement {
  const { id, tags } = traceFacts(info);
  const change = useChange([['trace', id], ['traces']]);
  const before = (key: string): string | undefined => tags.find((tag) => tag.key === key)?.value;
  return (
    <section aria-label="Tags">
      <h2>Tags</h2>
      <TagEditor
        label="the trace"
        tags={tags}
        onSet={(tag) => {
          const old = before(tag.key);
          void change({
            run: () => setTraceTag(id, tag),
            done: `${tag.key} is set.`,
            undo: () =>
              old === undefined ? deleteTraceTag(id, tag.key) : setTraceTag(id, { key: tag.key, value: old }),
          });
        }}
        onDelete={(tag) =>
          void change({
            run: () => deleteTraceTag(id, tag.key),
            done: `${tag.key} is removed.`,
            undo: () => setTraceTag(id, tag),
          })
        }
      />
    </section>
  );
}
