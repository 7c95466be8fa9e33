import { type ReactElement, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys.ts';
import { createPromptVersion } from '../../api/prompts.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { notify } from '../../components/toasts.ts';
import { DraftFields } from './draft-fields.tsx';
import { contentOf, draftFrom, EMPTY_DRAFT } from './prompt-draft.ts';
import styles from './prompt-dialog.module.css';
import type { PromptVersion } from './prompt-version.ts';

interface CreateVersionProps {
  readonly name: string;
  /** Where the new version begins. */
  readonly from: PromptVersion | undefined;
  readonly onClose: () => void;
  readonly onCreated: (version: string) => void;
}

export function CreateVersion({ name, from, onClose, onCreated }: CreateVersionProps): ReactElement {
  const [draft, setDraft] = useState(() => (from === undefined ? EMPTY_DRAFT : draftFrom(from)));
  const [error, setError] = useState<string>();
  const queries = useQueryClient();
  const create = async (): Promise<void> => {
    const content = contentOf(draft);
    if ('error' in content) {
      setError(content.error);
      return;
    }
    try {
      const version = await createPromptVersion(name, content);
      await queries.invalidateQueries({ queryKey: keys.model(name) });
      await queries.invalidateQueries({ queryKey: ['prompts'] });
      notify(`Version ${version} is created.`);
      onCreated(version);
    } catch (refusal) {
      setError((refusal as Error).message);
    }
  };
  return (
    <FormDialog
      title={from === undefined ? `First version of ${name}` : `New version, from version ${from.number}`}
      width="720px"
      onClose={onClose}
      act="Create the version"
      onSubmit={() => void create()}
    >
      <DraftFields draft={draft} onDraft={setDraft} />
      {error !== undefined && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </FormDialog>
  );
}
