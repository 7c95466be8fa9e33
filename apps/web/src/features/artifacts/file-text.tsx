import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { type ArtifactFile, filePartsQuery } from '../../api/artifacts.ts';
import { CutNotice } from '../../components/cut-notice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatBytes } from '../../components/format.ts';
import { Refusal } from '../../components/refusal.tsx';
import { joinBytes } from './formats/zip.ts';
import { Loading } from './loading.tsx';

export interface LoadedText {
  readonly text: string;
  /** Whether the file goes on after the text. */
  readonly isCut: boolean;
}

interface FileTextProps {
  readonly file: ArtifactFile;
  readonly children: (loaded: LoadedText) => ReactNode;
}

/** A file as text from its beginning: a large one in parts, each on demand, with what is shown of what. */
export function FileText({ file, children }: FileTextProps): ReactElement {
  const query = useInfiniteQuery(filePartsQuery(file));
  const pages = query.data?.pages;
  const text = useMemo(() => decode(pages ?? []), [pages]);
  if (query.isError && pages === undefined) {
    return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  }
  const last = pages?.at(-1);
  if (last === undefined) return <Loading />;
  if (last.totalBytes === 0) return <EmptyState title="The file is empty" />;
  const shown = last.start + last.bytes.byteLength;
  const next = Math.min(last.bytes.byteLength * 5, last.totalBytes - shown);
  return (
    <>
      {query.hasNextPage && (
        <CutNotice
          text={`The first ${formatBytes(shown)} of ${formatBytes(last.totalBytes)}`}
          more={query.isFetchingNextPage ? undefined : `Show ${formatBytes(next)} more`}
          onMore={() => void query.fetchNextPage()}
        />
      )}
      {children({ text, isCut: query.hasNextPage })}
    </>
  );
}

function decode(pages: readonly { bytes: Uint8Array }[]): string {
  return new TextDecoder().decode(joinBytes(pages.map(({ bytes }) => bytes)));
}
