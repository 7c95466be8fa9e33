import { type ReactElement, useMemo } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { JsonBox } from '../../components/json-box.tsx';
import { attributesOf, type SpanNode } from '../../formats/span.ts';
import styles from './span-attributes.module.css';

/** Shown among the inputs and outputs. */
const ELSEWHERE: ReadonlySet<string> = new Set(['mlflow.spanInputs', 'mlflow.spanOutputs']);
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export function SpanAttributes({ span }: { readonly span: SpanNode }): ReactElement {
  const entries = useMemo(
    () =>
      Object.entries(attributesOf(span.source.attributes))
        .filter(([key]) => !ELSEWHERE.has(key))
        .toSorted(([a], [b]) => a.localeCompare(b)),
    [span],
  );
  return (
    <dl className={styles['attributes']}>
      <dt>Span ID</dt>
      <dd>
        <code>{span.id}</code>
        <CopyButton text={span.id} label="Copy the span's ID" />
      </dd>
      {span.parentId !== undefined && (
        <>
          <dt>Parent</dt>
          <dd>
            <code>{span.parentId}</code>
          </dd>
        </>
      )}
      <dt>Started</dt>
      <dd>{exact.format(span.startMs)}</dd>
      {entries.map(([key, value]) => (
        <Attribute key={key} name={key} value={value} />
      ))}
    </dl>
  );
}

function Attribute({ name, value }: { name: string; value: unknown }): ReactElement {
  return (
    <>
      <dt dir="auto">{name}</dt>
      <dd>
        {typeof value === 'object' && value !== null ? (
          <JsonBox label={name} value={value} />
        ) : (
          <span dir="auto">{String(value)}</span>
        )}
      </dd>
    </>
  );
}
