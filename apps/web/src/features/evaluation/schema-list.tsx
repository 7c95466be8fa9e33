import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { deleteLabelSchema, type LabelSchema, labelSchemasQuery } from '../../api/evaluation.ts';
import { useChange } from '../../api/use-change.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ListToolbar } from '../../components/list-toolbar.tsx';
import { Menu } from '../../components/menu.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { TypedConfirm } from '../../components/typed-confirm.tsx';
import { SchemaDialog } from './schema-dialog.tsx';
import { counted } from '../../components/format.ts';

/** The questions that reviewers of an experiment are asked. */
export function SchemaList({ experimentId }: { readonly experimentId: string }): ReactElement {
  const query = useQuery(labelSchemasQuery(experimentId));
  const [edited, setEdited] = useState<LabelSchema | 'new'>();
  const [deleted, setDeleted] = useState<LabelSchema>();
  const change = useChange([['label-schemas']]);
  const columns = useMemo(() => [...COLUMNS, actsColumn(setEdited, setDeleted)], []);
  if (query.isError) return <Refusal error={query.error} onRetry={() => void query.refetch()} />;
  const schemas = query.data ?? [];
  const remove = ({ schema_id, name }: LabelSchema): void => {
    setDeleted(undefined);
    void change({ run: () => deleteLabelSchema(schema_id), done: `${name} is deleted.` });
  };
  return (
    <>
      <ListToolbar count={counted(schemas.length, 'schema')}>
        <Button icon="plus" onClick={() => setEdited('new')}>
          New label schema
        </Button>
      </ListToolbar>
      <DataTable
        label="Label schemas"
        columns={columns}
        items={schemas}
        rowKey={({ schema_id }) => schema_id}
      />
      {edited !== undefined && (
        <SchemaDialog
          experimentId={experimentId}
          schema={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
      {deleted !== undefined && (
        <TypedConfirm
          title="Delete the label schema"
          word={deleted.name}
          act="Delete the schema"
          onConfirm={() => remove(deleted)}
          onClose={() => setDeleted(undefined)}
        >
          <p>Answers that were given stay on their traces. The question is gone for good.</p>
        </TypedConfirm>
      )}
    </>
  );
}

/** The question that every experiment has can neither be changed nor deleted. */
function actsColumn(
  onEdit: (schema: LabelSchema) => void,
  onDelete: (schema: LabelSchema) => void,
): Column<LabelSchema> {
  return {
    id: 'acts',
    title: 'Acts',
    widthPx: 90,
    cell: (schema) =>
      schema.is_default ? (
        'built in'
      ) : (
        <Menu
          icon="more"
          label={`More about ${schema.name}`}
          items={[
            { title: 'Change…', icon: 'edit', onChoose: () => onEdit(schema) },
            { title: 'Delete…', icon: 'trash', isDangerous: true, onChoose: () => onDelete(schema) },
          ]}
        />
      ),
  };
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
    widthPx: 200,
    cell: ({ name }) => (
      <span title={name} dir="auto">
        {name}
      </span>
    ),
  },
  {
    id: 'type',
    title: 'Answers are',
    widthPx: 140,
    cell: ({ type }) => (type === 'EXPECTATION' ? 'expectations' : 'feedback'),
  },
  {
    id: 'input',
    title: 'Given as',
    widthPx: 240,
    cell: ({ input }) => (
      <span title={inputText(input)} dir="auto">
        {inputText(input)}
      </span>
    ),
  },
  {
    id: 'instruction',
    title: 'Question',
    widthPx: 320,
    cell: ({ instruction }) => (
      <span title={instruction} dir="auto">
        {instruction || '–'}
      </span>
    ),
  },
  {
    id: 'created',
    title: 'Made',
    widthPx: 110,
    cell: ({ created_at }) => <TimeAgo ms={Number(created_at)} />,
  },
];
