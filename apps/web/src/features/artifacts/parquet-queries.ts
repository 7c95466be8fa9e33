import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type AsyncBuffer,
  cachedAsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet';
import { type ArtifactFile, readPart } from '../../api/artifacts.ts';
import { keys } from '../../api/keys.ts';

interface ParquetColumn {
  readonly name: string;
  readonly type: string;
  readonly logicalType: string;
  readonly repetition: string;
}

export interface ParquetFile {
  readonly buffer: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly bytes: number;
  readonly rows: number;
  readonly columns: readonly ParquetColumn[];
}

/** A remote file whose parts are read when they are needed. */
async function remoteBuffer(file: ArtifactFile): Promise<AsyncBuffer> {
  const { totalBytes: byteLength } = await readPart(file, { start: 0, end: 1 });
  return cachedAsyncBuffer({
    byteLength,
    slice: async (start, end = byteLength) =>
      (await readPart(file, { start: start < 0 ? byteLength + start : start, end })).bytes.slice().buffer,
  });
}

export function parquetQuery(file: ArtifactFile) {
  return queryOptions({
    queryKey: keys.fileReading(file, 'parquet'),
    queryFn: async (): Promise<ParquetFile> => {
      const buffer = await remoteBuffer(file);
      const metadata = await parquetMetadataAsync(buffer);
      return {
        buffer,
        metadata,
        bytes: buffer.byteLength,
        rows: Number(metadata.num_rows),
        columns: parquetSchema(metadata).children.map(({ element, children }) => ({
          name: element.name,
          type: element.type ?? (children.length > 0 ? 'group' : ''),
          logicalType: element.logical_type?.type ?? element.converted_type ?? '',
          repetition: (element.repetition_type ?? '').toLowerCase(),
        })),
      };
    },
    retry: false,
  });
}

/** The first rows, column by column as the schema has them. */
export function parquetRowsQuery(file: ArtifactFile, parquet: ParquetFile, count: number) {
  const { buffer, metadata, columns } = parquet;
  return queryOptions({
    queryKey: keys.fileReading(file, 'parquet rows', count),
    queryFn: async (): Promise<unknown[][]> => {
      const rows = await parquetReadObjects({ file: buffer, metadata, rowStart: 0, rowEnd: count });
      return rows.map((row) => columns.map(({ name }) => row[name] as unknown));
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
}
