import type { ReactElement, ReactNode } from 'react';
import { useMemo } from 'react';
import { formatDuration } from '../../components/format.ts';
import { attachmentsIn, readAttachment } from '../../formats/attachment.ts';
import { AttachmentList } from './attachment-view.tsx';
import { chatMessages } from './chat-messages.ts';
import { costText } from './cost-text.ts';
import { attributesOf, eventsOf, type SpanNode } from '../../formats/span.ts';
import styles from './span-content.module.css';
import { spanLook } from './span-type.ts';
import { tokenUsage, totalCost } from './trace-facts.ts';
import { ValueView } from './value-view.tsx';

/** What went into a span, what came out, what it cost, and what went wrong. */
export function SpanContent({ span }: { readonly span: SpanNode }): ReactElement {
  const attributes = useMemo(() => attributesOf(span.source.attributes), [span]);
  const inputs = attributes['mlflow.spanInputs'];
  const outputs = attributes['mlflow.spanOutputs'];
  const attachments = useMemo(() => {
    const shown = new Set([inputs, outputs].flatMap(picturesOfChat));
    return attachmentsIn([inputs, outputs]).filter(({ id }) => !shown.has(id));
  }, [inputs, outputs]);
  const isEmpty = isNothing(inputs) && isNothing(outputs);
  return (
    <div className={styles['content']}>
      <SpanHead span={span} attributes={attributes} />
      {span.isError && <SpanError span={span} />}
      <ValueView title="Inputs" value={inputs} />
      <ValueView title="Outputs" value={outputs} />
      {attachments.length > 0 && <AttachmentList attachments={attachments} />}
      {isEmpty && <p className={styles['none']}>Neither inputs nor outputs were recorded for this span.</p>}
    </div>
  );
}

/** Ids of what a conversation shows where it was said. */
function picturesOfChat(value: unknown): string[] {
  return (chatMessages(value) ?? []).flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'image' ? (readAttachment(part.source)?.id ?? []) : [])),
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

interface SpanHeadProps {
  readonly span: SpanNode;
  readonly attributes: Readonly<Record<string, unknown>>;
}

function SpanHead({ span, attributes }: SpanHeadProps): ReactElement {
  const { title } = spanLook(span.type);
  const tokens = tokenUsage(attributes['mlflow.chat.tokenUsage']);
  const cost = totalCost(attributes['mlflow.llm.cost']);
  const model = textOf(attributes['mlflow.llm.model'] ?? attributes['gen_ai.request.model']);
  const provider = textOf(attributes['mlflow.llm.provider']);
  const duration = span.endMs === undefined ? 'goes on' : formatDuration(span.endMs - span.startMs);
  return (
    <header className={styles['head']}>
      <h2 dir="auto">{span.name}</h2>
      <p>
        {title !== '' && <Fact>{title}</Fact>}
        <Fact>{duration}</Fact>
        {model !== undefined && (
          <Fact>
            <code dir="auto">{provider === undefined ? model : `${provider}/${model}`}</code>
          </Fact>
        )}
        {tokens !== undefined && (
          <Fact>
            {tokens.total} tokens ({tokens.input ?? '?'} in, {tokens.output ?? '?'} out
            {tokens.cached === undefined ? '' : `, ${tokens.cached} from a cache`})
          </Fact>
        )}
        {cost !== undefined && <Fact>{costText(cost)}</Fact>}
      </p>
    </header>
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function Fact({ children }: { children: ReactNode }): ReactElement {
  return <span>{children}</span>;
}

/** The message of the span, or that of the exception that it tells of. */
function SpanError({ span }: { span: SpanNode }): ReactElement {
  const exception = eventsOf(span.source.events).find(({ attributes }) => 'exception.message' in attributes);
  const { 'exception.type': type, 'exception.message': message } = exception?.attributes ?? {};
  const text = [textOf(type), textOf(message)].filter((part) => part !== undefined).join(': ');
  return (
    <p className={styles['error']} dir="auto">
      <strong>Error</strong> {text || span.statusMessage || 'The span failed and says no more.'}
    </p>
  );
}
