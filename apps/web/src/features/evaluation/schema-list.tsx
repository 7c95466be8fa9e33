import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { type LabelSchema, labelSchemasQuery } from '../../api/evaluation.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';

/** The questions that reviewers of an experiment are asked. */
export function SchemaList({ experimentId }: { readonly experimentId: string }): ReactElement {
  const query = useQuery(labelSchemasQuery(experimentId));
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      label="Label schemas"
      columns={COLUMNS}
      items={query.data ?? []}
      rowKey={({ schema_id }) => schema_id}
    />
  );
}

/** How a question is answered, in words. */
function inputText({ pass_fail, categorical, numeric, text }: LabelSchema['input']): string {
  if (pass_fail !== undefined)
    return `${pass_fail.positive_label || 'pass'} or ${pass_fail.negative_label || 'fail'}`;
  if (categorical !== undefined) {
    const options = (categorical.options ?? []).join(', ');
    return `${categorical.multi_select === true ? 'any' : 'one'} of ${options}`;
  }
  if (numeric !== undefined)
    return `a number from ${numeric.min_value ?? '−∞'} to ${numeric.max_value ?? '∞'}`;
  return text?.max_length === undefined ? 'text' : `text of at most ${text.max_length} characters`;
}

const COLUMNS: readonly Column<LabelSchema>[] = [
  {
    id: 'name',
    title: 'Label schema',
    width: '200px',
    cell: ({ name }) => (
      <span title={name} dir="auto">
        {name}
      </span>
    ),
  },
  {
    id: 'type',
    title: 'Answers are',
    width: '140px',
    cell: ({ type }) => (type === 'EXPECTATION' ? 'expectations' : 'feedback'),
  },
  {
    id: 'input',
    title: 'Given as',
    width: '240px',
    cell: ({ input }) => (
      <span title={inputText(input)} dir="auto">
        {inputText(input)}
      </span>
    ),
  },
  {
    id: 'instruction',
    title: 'Question',
    width: '320px',
    cell: ({ instruction }) => (
      <span title={instruction} dir="auto">
        {instruction || '–'}
      </span>
    ),
  },
  {
    id: 'created',
    title: 'Made',
    width: '110px',
    cell: ({ created_at }) => <TimeAgo ms={Number(created_at)} />,
  },
];
