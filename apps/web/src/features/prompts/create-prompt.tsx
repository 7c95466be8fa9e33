import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { createPrompt } from '../../api/prompts.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
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
  const form = useId();
  const isNameRight = name === '' || NAME.test(name);
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const content = contentOf(draft);
    if ('error' in content) {
      setError(content.error);
      return;
    }
    try {
      await createPrompt(name, content, experimentId);
      await queries.invalidateQueries({ queryKey: ['prompts'] });
      onCreated(name);
    } catch (refusal) {
      setError((refusal as Error).message);
    }
  };
  return (
    <Dialog
      title="New prompt"
      width="720px"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={form} disabled={name === '' || !isNameRight}>
            Create
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void create(event)}>
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
              onChange={(event) => setName(event.target.value.trim())}
            />
          )}
        </Field>
        <DraftFields draft={draft} onDraft={setDraft} />
        {error !== undefined && (
          <p role="alert" className={styles['error']}>
            {error}
          </p>
        )}
      </form>
    </Dialog>
  );
}
