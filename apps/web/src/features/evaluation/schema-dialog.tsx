import { type ReactElement, useState } from 'react';
import { createLabelSchema, type LabelSchema, updateLabelSchema } from '../../api/evaluation.ts';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { EMPTY_SCHEMA, type SchemaDraft, schemaDraft, schemaFaults, schemaInput } from './schema-draft.ts';
import { SchemaInputFields } from './schema-input-fields.tsx';

interface SchemaDialogProps {
  readonly experimentId: string;
  /** What is changed; a new one unless given. */
  readonly schema?: LabelSchema | undefined;
  readonly onClose: () => void;
}

function changesOf(draft: SchemaDraft) {
  return {
    name: draft.name.trim(),
    instruction: draft.instruction,
    enable_comment: draft.allowsComment,
    input: schemaInput(draft),
  };
}

/** Makes or changes a question to reviewers; its type and the kind of its answers stay as they were made. */
export function SchemaDialog({ experimentId, schema, onClose }: SchemaDialogProps): ReactElement {
  const before = schema === undefined ? EMPTY_SCHEMA : schemaDraft(schema);
  const [draft, setDraft] = useState(before);
  const [isTried, setIsTried] = useState(false);
  const change = useChange([['label-schemas']]);
  const faults = isTried ? schemaFaults(draft) : {};
  const edit = (changes: Partial<SchemaDraft>): void => setDraft({ ...draft, ...changes });
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (Object.keys(schemaFaults(draft)).length > 0) return;
    const changes = changesOf(draft);
    const isDone = await change(
      schema === undefined
        ? {
            run: () => createLabelSchema({ experiment_id: experimentId, type: draft.type, ...changes }),
            done: `${changes.name} is created.`,
          }
        : {
            run: () => updateLabelSchema(schema.schema_id, changes),
            done: `${changes.name} is changed.`,
            undo: () => updateLabelSchema(schema.schema_id, changesOf(before)),
          },
    );
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={schema === undefined ? 'New label schema' : 'Change the label schema'}
      act={schema === undefined ? 'Create' : 'Save'}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label="Name" error={faults.name} hint="Answers are assessments of this name">
        {(field) => (
          <input
            {...field}
            autoFocus
            value={draft.name}
            placeholder="politeness"
            onChange={({ target }) => edit({ name: target.value })}
          />
        )}
      </Field>
      <Field label="Question">
        {(field) => (
          <textarea
            {...field}
            rows={3}
            value={draft.instruction}
            onChange={({ target }) => edit({ instruction: target.value })}
          />
        )}
      </Field>
      <SchemaInputFields draft={draft} faults={faults} isNew={schema === undefined} onEdit={edit} />
      <Field label="Reviewers may add a comment">
        {(field) => (
          <input
            {...field}
            type="checkbox"
            checked={draft.allowsComment}
            onChange={({ target }) => edit({ allowsComment: target.checked })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
