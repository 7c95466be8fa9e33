import type { ReactElement } from 'react';
import styles from './datasets-cell.module.css';
import { datasetTitle, type RunDataset } from './run-datasets.ts';

/** What a run used, each with what for. */
export function DatasetsCell({ datasets }: { datasets: readonly RunDataset[] }): ReactElement {
  const title = datasets
    .map((dataset) => [datasetTitle(dataset), dataset.context].filter(Boolean).join(', '))
    .join('\n');
  return (
    <span className={styles['datasets']} title={title}>
      {datasets.map((dataset) => (
        <span key={`${dataset.name} ${dataset.digest}`}>
          <span dir="auto">{dataset.name}</span>
          {dataset.context !== undefined && <small> {dataset.context}</small>}
        </span>
      ))}
    </span>
  );
}
