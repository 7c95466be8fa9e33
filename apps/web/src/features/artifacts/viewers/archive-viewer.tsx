import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { formatBytes } from '../../../components/format.ts';
import { Answered } from '../answered.tsx';
import { archiveQuery } from '../archive-query.ts';
import { ValueTable } from '../value-table.tsx';
import type { ViewerProps } from '../viewer.ts';

/** What an archive holds, without unpacking it. */
export function ArchiveViewer({ file }: ViewerProps): ReactElement {
  const query = useQuery(archiveQuery(file));
  return (
    <Answered query={query}>
      {({ entries, totalBytes }) => (
        <ValueTable
          label={file.path}
          columns={['Name', 'Bytes', 'Packed bytes', 'Method']}
          rows={entries.map(({ name, bytes, packedBytes, method }) => [
            name,
            bytes,
            packedBytes,
            method === 0 ? 'stored' : method === 8 ? 'deflated' : `method ${method}`,
          ])}
          tools={<strong>{`Archive of ${formatBytes(totalBytes)}`}</strong>}
        />
      )}
    </Answered>
  );
}
