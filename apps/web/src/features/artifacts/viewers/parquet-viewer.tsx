import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { CutNotice } from '../../../components/cut-notice.tsx';
import { formatBytes, counted } from '../../../components/format.ts';
import { Answered } from '../answered.tsx';
import { type ParquetFile, parquetQuery, parquetRowsQuery } from '../parquet-queries.ts';
import { ValueTable } from '../value-table.tsx';
import type { ViewerProps } from '../viewer.ts';
import { FormChoice } from './form-choice.tsx';

type Form = 'rows' | 'schema';
const FORMS = [
  ['rows', 'Rows'],
  ['schema', 'Schema'],
] as const;
const FIRST_ROWS = 500;
const GROWTH = 4;

/** Rows and schema of a Parquet file; only the parts that are shown are read. */
export function ParquetViewer({ file }: ViewerProps): ReactElement {
  const [form, setForm] = useState<Form>('rows');
  const query = useQuery(parquetQuery(file));
  return (
    <Answered query={query}>
      {(parquet) => (
        <>
          <FormChoice<Form>
            forms={FORMS}
            chosen={form}
            onChoose={setForm}
            note={`${counted(parquet.rows, 'row')}, ${counted(parquet.columns.length, 'column')}, ${formatBytes(parquet.bytes)}`}
          />
          {form === 'schema' ? (
            <ValueTable
              label={`Schema of ${file.path}`}
              columns={['Column', 'Type', 'Logical type', 'Repetition']}
              rows={parquet.columns.map(({ name, type, logicalType, repetition }) => [
                name,
                type,
                logicalType,
                repetition,
              ])}
            />
          ) : (
            <ParquetRows file={file} parquet={parquet} />
          )}
        </>
      )}
    </Answered>
  );
}

function ParquetRows({ file, parquet }: ViewerProps & { parquet: ParquetFile }): ReactElement {
  const [count, setCount] = useState(FIRST_ROWS);
  const query = useQuery(parquetRowsQuery(file, parquet, Math.min(count, parquet.rows)));
  return (
    <Answered query={query}>
      {(rows) => (
        <>
          {rows.length < parquet.rows && (
            <CutNotice
              text={`The first ${rows.length} of ${parquet.rows} rows`}
              more={
                query.isFetching
                  ? undefined
                  : `Show ${Math.min(parquet.rows, count * GROWTH) - rows.length} more`
              }
              onMore={() => setCount(count * GROWTH)}
            />
          )}
          <ValueTable
            label={file.path}
            columns={parquet.columns.map(({ name }) => name)}
            rows={rows}
            source={file.source}
          />
        </>
      )}
    </Answered>
  );
}
