import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { loggedModelsQuery } from '../../api/run-details.ts';
import styles from './model-choice.module.css';

interface ModelChoiceProps {
  readonly modelIds: readonly string[];
  /** The model whose files are shown; undefined for the run's own. */
  readonly chosen: string | undefined;
  readonly onChoose: (modelId: string | undefined) => void;
}

/** Whose files are shown: the run's own, or those of a model that it logged, which lie elsewhere. */
export function ModelChoice({ modelIds, chosen, onChoose }: ModelChoiceProps): ReactElement {
  const { data = [] } = useQuery(loggedModelsQuery(modelIds));
  if (data.length === 0) return <></>;
  return (
    <label className={styles['choice']}>
      Files of
      <select value={chosen ?? ''} onChange={({ target }) => onChoose(target.value || undefined)}>
        <option value="">the run</option>
        {data.map(({ info }) => (
          <option key={info.model_id} value={info.model_id}>
            {`model ${info.name} (${info.model_id})`}
          </option>
        ))}
      </select>
    </label>
  );
}
