import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { attachmentQuery, attachmentUrl } from '../../api/trace-attachments.ts';
import { formatBytes } from '../../components/format.ts';
import { Icon } from '../../components/icon.tsx';
import { notifyError } from '../../components/toasts.ts';
import { type Attachment, attachmentKind } from '../../formats/attachment.ts';
import styles from './attachment-view.module.css';
import { saveFile } from '../../components/save-file.ts';

/** Larger ones are only to be taken along. */
const SHOWN_BYTES_MAX = 50_000_000;

/** Files that a span names, where they can be shown; each can be taken along. */
export function AttachmentList({
  attachments,
}: {
  readonly attachments: readonly Attachment[];
}): ReactElement {
  return (
    <section aria-label="Attachments" className={styles['list']}>
      <h3>Attachments</h3>
      <ul>
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <AttachmentView attachment={attachment} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function AttachmentView({ attachment }: { readonly attachment: Attachment }): ReactElement {
  const { contentType, bytes } = attachment;
  const isSmall = (bytes ?? 0) <= SHOWN_BYTES_MAX;
  const kind = isSmall ? attachmentKind(attachment) : undefined;
  return (
    <figure className={styles['attachment']}>
      {kind !== undefined && <Shown attachment={attachment} kind={kind} />}
      <figcaption>
        <span>{contentType}</span>
        {bytes !== undefined && <span>{formatBytes(bytes)}</span>}
        <DownloadAct attachment={attachment} isSmall={isSmall} />
      </figcaption>
    </figure>
  );
}

/** The server names the file by its id; what fits into memory gets an ending that says what it is. */
function DownloadAct({ attachment, isSmall }: { attachment: Attachment; isSmall: boolean }): ReactElement {
  const client = useQueryClient();
  const save = async (): Promise<void> =>
    saveFile(
      `${attachment.id}${endingOf(attachment.contentType)}`,
      await client.fetchQuery(attachmentQuery(attachment)),
    );
  const content = (
    <>
      <Icon name="download" size={13} />
      Download
    </>
  );
  return isSmall ? (
    <button type="button" onClick={() => void save().catch(notifyError)}>
      {content}
    </button>
  ) : (
    <a href={attachmentUrl(attachment)} download={attachment.id}>
      {content}
    </a>
  );
}

const ENDINGS: Readonly<Record<string, string>> = { plain: 'txt', mpeg: 'mp3', 'x-wav': 'wav', jpeg: 'jpg' };

function endingOf(contentType: string): string {
  const [, type = ''] = contentType.split('/');
  const ending = ENDINGS[type] ?? type;
  return /^[a-z\d]{1,5}$/.test(ending) ? `.${ending}` : '';
}

interface ShownProps {
  readonly attachment: Attachment;
  readonly kind: NonNullable<ReturnType<typeof attachmentKind>>;
}

function Shown({ attachment, kind }: ShownProps): ReactElement {
  const { data, isError } = useQuery(attachmentQuery(attachment));
  const [isBroken, setIsBroken] = useState(false);
  const url = useObjectUrl(data);
  if (isError) return <p className={styles['note']}>The attachment is not there.</p>;
  if (isBroken) return <p className={styles['note']}>The browser cannot show this file.</p>;
  if (url === undefined) return <p className={styles['note']}>Loading…</p>;
  const label = `Attachment of the type ${attachment.contentType}`;
  const onError = (): void => setIsBroken(true);
  if (kind === 'image') return <img src={url} alt={label} onError={onError} />;
  const media = { controls: true, src: url, 'aria-label': label, onError } as const;
  return kind === 'audio' ? <audio {...media} /> : <video {...media} />;
}

/** An address of bytes in the memory of the page, as long as somebody shows them. */
function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (blob === undefined) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
