import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { createExperiment, type ExperimentDraft } from '../../api/experiment-changes.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';

interface CreateExperimentProps {
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

const EMPTY: ExperimentDraft = { name: '', description: '', artifactLocation: '', tags: [] };

/** Asks for what a new experiment is; a refusal stands under the name, and what was typed stays. */
export function CreateExperiment({ onClose, onCreated }: CreateExperimentProps): ReactElement {
  const [draft, setDraft] = useState(EMPTY);
  const [error, setError] = useState<string>();
  const queries = useQueryClient();
  const change = (changes: Partial<ExperimentDraft>): void => {
    setDraft({ ...draft, ...changes });
    setError(undefined);
  };
  const create = async (): Promise<void> => {
    try {
      const id = await createExperiment({ ...draft, name: draft.name.trim() });
      await queries.invalidateQueries({ queryKey: ['experiments'] });
      onCreated(id);
    } catch (refusal) {
      setError((refusal as Error).message);
    }
  };
  return (
    <FormDialog
      title="New experiment"
      width="520px"
      act="Create"
      isReady={draft.name.trim() !== ''}
      onSubmit={() => void create()}
      onClose={onClose}
      below={
        <TagEditor
          label="the new experiment"
          tags={draft.tags}
          onSet={(tag) => change({ tags: [...draft.tags.filter(({ key }) => key !== tag.key), tag] })}
          onDelete={(tag) => change({ tags: draft.tags.filter(({ key }) => key !== tag.key) })}
        />
      }
    >
      <DraftFields {...{ draft, change, error }} />
    </FormDialog>
  );
}

interface DraftFieldsProps {
  readonly draft: ExperimentDraft;
  readonly change: (changes: Partial<ExperimentDraft>) => void;
  readonly error: string | undefined;
}

function DraftFields({ draft, change, error }: DraftFieldsProps): ReactElement {
  return (
    <>
      <Field label="Name" error={error} hint="A slash puts it into a folder: vision/resnet">
        {(field) => (
          <input
            {...field}
            autoFocus
            autoComplete="off"
            dir="auto"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Description" hint="Markdown; may stay empty">
        {(field) => (
          <textarea
            {...field}
            rows={3}
            dir="auto"
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <Field label="Artifact location" hint="A folder or URI; empty for where this server keeps artifacts">
        {(field) => (
          <input
            {...field}
            autoComplete="off"
            spellCheck={false}
            value={draft.artifactLocation}
            onChange={(event) => change({ artifactLocation: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
