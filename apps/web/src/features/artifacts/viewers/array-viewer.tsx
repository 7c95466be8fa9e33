import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { arrayNamesQuery, arrayQuery, type LoadedArray } from '../array-queries.ts';
import { Answered } from '../answered.tsx';
import { formatBytes, formatNumber } from '../../../components/format.ts';
import { endingOf } from '../file-kind.ts';
import { countOf, summariseValues } from '../formats/npy.ts';
import type { ViewerProps } from '../viewer.ts';
import { ArrayImage } from './array-image.tsx';
import { Facts } from './facts.tsx';
import styles from './viewers.module.css';

const VALUES_SHOWN = 200;

/** A NumPy array, or the arrays of an archive. */
export function ArrayViewer({ file }: ViewerProps): ReactElement {
  if (endingOf(file.path) === 'npz') return <ArrayArchive file={file} />;
  return <OneArray file={file} name={undefined} />;
}

function ArrayArchive({ file }: ViewerProps): ReactElement {
  const query = useQuery(arrayNamesQuery(file));
  const [chosen, setChosen] = useState<string>();
  return (
    <Answered query={query}>
      {(names) => (
        <>
          <div className={styles['bar']}>
            <label>
              Array{' '}
              <select value={chosen ?? names[0] ?? ''} onChange={(event) => setChosen(event.target.value)}>
                {names.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </label>
            <span>{`${names.length} in the archive`}</span>
          </div>
          <OneArray key={chosen} file={file} name={chosen ?? names[0] ?? ''} />
        </>
      )}
    </Answered>
  );
}

function OneArray({ file, name }: ViewerProps & { name: string | undefined }): ReactElement {
  const query = useQuery(arrayQuery(file, name));
  return (
    <Answered query={query}>{(array) => <ArrayFacts label={name ?? file.path} array={array} />}</Answered>
  );
}

function ArrayFacts({ label, array }: { label: string; array: LoadedArray }): ReactElement {
  const { header, values, bytes } = array;
  const { shape, dtype, isFortranOrder } = header;
  const count = countOf(shape);
  const summary = values === undefined ? undefined : summariseValues(values);
  const isCut = values !== undefined && values.length < count;
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
      <Facts
        facts={[
          ['Shape', `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`],
          ['Type', dtype],
          ['Values', String(count)],
          ['Order', isFortranOrder ? 'Fortran (columns)' : 'C (rows)'],
          ...(summary === undefined
            ? []
            : ([
                ['Minimum', formatNumber(summary.min)],
                ['Maximum', formatNumber(summary.max)],
                ['Mean', formatNumber(summary.mean)],
                ['Not finite', String(values?.length === undefined ? 0 : values.length - summary.finite)],
              ] as const)),
        ]}
      />
      {isCut && <p>{`Of the first ${values.length} values (${formatBytes(bytes)} were read).`}</p>}
      {values === undefined ? (
        <p>Its values are no numbers.</p>
      ) : (
        <>
          {shape.length === 2 && !isCut && <ArrayImage label={label} values={values} header={header} />}
          <h3>{count > VALUES_SHOWN ? `The first ${VALUES_SHOWN} values` : 'Values'}</h3>
          <pre>{[...values.subarray(0, VALUES_SHOWN)].map(formatNumber).join('  ')}</pre>
        </>
      )}
    </div>
  );
}
