import type { ReactElement } from 'react';
import { isHolder } from '../../components/json-rows.ts';
import { linkTarget } from '../../components/link-target.ts';
import styles from './retrieved-documents.module.css';

interface RetrievedDocument {
  readonly text: string;
  readonly uri: string | undefined;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const URI_KEYS = ['doc_uri', 'source', 'url', 'uri'];

/** What a retriever found; undefined where the value is something else. */
export function documentsOf(value: unknown): RetrievedDocument[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const found = value.map(documentOf);
  return found.every((one) => one !== undefined) ? found : undefined;
}

function documentOf(value: unknown): RetrievedDocument | undefined {
  if (!isHolder(value) || Array.isArray(value)) return undefined;
  const { page_content: text, metadata = {} } = value as { page_content?: unknown; metadata?: unknown };
  if (typeof text !== 'string' || !isHolder(metadata)) return undefined;
  const facts = metadata as Readonly<Record<string, unknown>>;
  const uri = URI_KEYS.map((key) => facts[key]).find((one) => typeof one === 'string');
  return { text, uri, metadata: facts };
}

export function RetrievedDocuments({ documents }: { documents: readonly RetrievedDocument[] }): ReactElement {
  return (
    <ol className={styles['documents']}>
      {documents.map((one, at) => (
        <li key={at} className={styles['document']}>
          <header>
            <strong>{at + 1}</strong>
            <Uri uri={one.uri} />
            {Object.entries(one.metadata)
              .filter(([key, value]) => !URI_KEYS.includes(key) && !isHolder(value))
              .map(([key, value]) => (
                <span key={key} className={styles['fact']}>
                  {key} {String(value)}
                </span>
              ))}
          </header>
          <p dir="auto">{one.text}</p>
        </li>
      ))}
    </ol>
  );
}

function Uri({ uri }: { uri: string | undefined }): ReactElement {
  if (uri === undefined) return <></>;
  const target = /^https?:/.test(uri) ? linkTarget(uri) : undefined;
  return target === undefined ? (
    <code dir="auto">{uri}</code>
  ) : (
    <a href={target} target="_blank" rel="noreferrer noopener" dir="auto">
      {uri}
    </a>
  );
}
