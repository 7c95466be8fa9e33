import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type ArtifactFile, readPart } from '../../../api/artifacts.ts';
import { keys } from '../../../api/keys.ts';
import { formatBytes } from '../../../components/format.ts';
import { Answered } from '../answered.tsx';
import { countOf } from '../formats/npy.ts';
import { readSafetensorsHeader, safetensorsHeaderBytes } from '../formats/safetensors.ts';
import { ValueTable } from '../value-table.tsx';
import type { ViewerProps } from '../viewer.ts';
import styles from './viewers.module.css';

const FIRST_BYTES = 100_000;
const THOUSANDS = new Intl.NumberFormat('en');

function headerQuery(file: ArtifactFile) {
  return queryOptions({
    queryKey: keys.fileReading(file, 'tensors'),
    queryFn: async ({ signal }) => {
      const first = await readPart(file, { start: 0, end: FIRST_BYTES }, signal);
      const end = safetensorsHeaderBytes(first.bytes);
      const { bytes } =
        end <= first.bytes.byteLength ? first : await readPart(file, { start: 0, end }, signal);
      return { ...readSafetensorsHeader(bytes.subarray(0, end)), totalBytes: first.totalBytes };
    },
    retry: false,
  });
}

/** The tensors of a safetensors file by its header; the weights stay where they are. */
export function TensorsViewer({ file }: ViewerProps): ReactElement {
  const query = useQuery(headerQuery(file));
  return (
    <Answered query={query}>
      {({ tensors, metadata, totalBytes }) => (
        <>
          <div className={styles['bar']}>
            <strong>
              {`${THOUSANDS.format(tensors.reduce((sum, { shape }) => sum + countOf(shape), 0))} values in ${tensors.length} tensors`}
            </strong>
            <span>{formatBytes(totalBytes)}</span>
            {Object.entries(metadata).map(([key, value]) => (
              <span key={key}>{`${key}: ${value}`}</span>
            ))}
          </div>
          <ValueTable
            label={file.path}
            columns={['Tensor', 'Type', 'Shape', 'Values', 'Bytes']}
            rows={tensors.map(({ name, dtype, shape, bytes }) => [
              name,
              dtype,
              shape.join(' × '),
              countOf(shape),
              bytes,
            ])}
          />
        </>
      )}
    </Answered>
  );
}
