import { type ReactElement, useCallback } from 'react';
import type { RunTable } from '../../api/run-table.ts';
import { FilterField } from '../../components/filter-field.tsx';
import { prepareWords } from './compile-filter.ts';
import { completionsAt } from './filter-words.ts';
import type { RunFilter } from './read-filter.ts';
import { finishWhenIdle } from './steps.ts';

interface FilterInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly filter: RunFilter;
  readonly table: RunTable | undefined;
}

/** The filter follows each key: runs are filtered here. */
export function FilterInput({ value, onChange, filter, table }: FilterInputProps): ReactElement {
  const complete = useCallback(
    (typed: string) => (table === undefined ? { from: 0, items: [] } : completionsAt(typed, table)),
    [table],
  );
  const isExtended = filter.kind === 'expression' && !filter.isMlflow;
  return (
    <FilterField
      label="Filter runs"
      placeholder="metrics.acc > 0.9 and params.lr < 0.01, or any word"
      value={value}
      onChange={onChange}
      completionsAt={complete}
      onFocus={() => {
        if (table !== undefined) finishWhenIdle(prepareWords(table));
      }}
      error={filter.kind === 'wrong' ? filter.message : undefined}
      note={isExtended && <span title="MLflow's own server would not take this filter">extended</span>}
    />
  );
}
