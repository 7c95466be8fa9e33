import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { createPrompt } from '../../api/prompts.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Field } from '../../components/field.tsx';
import { DraftFields } from './draft-fields.tsx';
import { contentOf, EMPTY_DRAFT } from './prompt-draft.ts';
import styles from './prompt-dialog.module.css';

interface CreatePromptProps {
  /** The prompt belongs to this experiment then. */
  readonly experimentId: string | undefined;
  readonly onClose: () => void;
  readonly onCreated: (name: string) => void;
}

const NAME = /^[\w.-]+$/;

export function CreatePrompt({ experimentId, onClose, onCreated }: CreatePromptProps): ReactElement {
  const [name, setName] = useState('');
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [error, setError] = useState<string>();
  const queries = useQueryClient();
  // A space at the end is left out, one within is told: taking each away as it is typed hid the mistake.
  const trimmed = name.trim();
  const isNameRight = trimmed === '' || NAME.test(trimmed);
  const create = async (): Promise<void> => {
    const content = contentOf(draft);
    if ('error' in content) {
      setError(content.error);
      return;
    }
    try {
      await createPrompt(trimmed, content, experimentId);
      await queries.invalidateQueries({ queryKey: ['prompts'] });
      onCreated(trimmed);
    } catch (refusal) {
      setError((refusal as Error).message);
    }
  };
  return (
    <FormDialog
      title="New prompt"
      width="720px"
      onClose={onClose}
      act="Create"
      isReady={trimmed !== '' && isNameRight}
      onSubmit={() => void create()}
    >
      <Field
        label="Name"
        error={isNameRight ? undefined : 'A name has letters, digits, _, . and - only.'}
        hint="Letters, digits, _, . and -"
      >
        {(field) => (
          <input
            {...field}
            autoFocus
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <DraftFields draft={draft} onDraft={setDraft} />
      {error !== undefined && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </FormDialog>
  );
}
