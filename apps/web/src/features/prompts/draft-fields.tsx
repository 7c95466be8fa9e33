import type { ReactElement } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Field } from '../../components/field.tsx';
import { TabList } from '../../components/tab-list.tsx';
import styles from './draft-fields.module.css';
import { MessagesEditor } from './messages-editor.tsx';
import { type PromptDraft, switchKind } from './prompt-draft.ts';
import { variablesOf } from './template.ts';

interface DraftFieldsProps {
  readonly draft: PromptDraft;
  readonly onDraft: (draft: PromptDraft) => void;
}

const KINDS = [
  { id: 'text', title: 'Text' },
  { id: 'chat', title: 'Chat' },
] as const;

/** What a version of a prompt is made of. */
export function DraftFields({ draft, onDraft }: DraftFieldsProps): ReactElement {
  const texts = draft.kind === 'text' ? [draft.text] : draft.messages.map(({ content }) => content);
  return (
    <>
      <div className={styles['kinds']}>
        <TabList<PromptDraft['kind']>
          label="Kind of template"
          tabs={KINDS}
          chosen={draft.kind}
          onChoose={(kind) => onDraft(switchKind(draft, kind))}
        />
      </div>
      {draft.kind === 'text' ? (
        <Field label="Template" hint="Write {{name}} where a value goes.">
          {(field) => (
            <textarea
              {...field}
              rows={10}
              dir="auto"
              value={draft.text}
              onChange={(event) => onDraft({ ...draft, text: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <MessagesEditor
          messages={draft.messages}
          onMessages={(messages) => onDraft({ ...draft, messages })}
        />
      )}
      <FoundVariables names={variablesOf(...texts)} />
      <Field label="Commit message" hint="What is new, in a line">
        {(field) => (
          <input
            {...field}
            dir="auto"
            value={draft.commitMessage}
            onChange={(event) => onDraft({ ...draft, commitMessage: event.target.value })}
          />
        )}
      </Field>
      <details className={styles['more']} open={draft.modelConfig !== '' || draft.responseFormat !== ''}>
        <summary>Model and response</summary>
        <Field label="Model configuration" hint={'JSON, such as {"model_name": "…", "temperature": 0.2}'}>
          {(field) => (
            <textarea
              {...field}
              rows={4}
              spellCheck={false}
              value={draft.modelConfig}
              onChange={(event) => onDraft({ ...draft, modelConfig: event.target.value })}
            />
          )}
        </Field>
        <Field label="Response format" hint="A JSON schema that answers must follow">
          {(field) => (
            <textarea
              {...field}
              rows={4}
              spellCheck={false}
              value={draft.responseFormat}
              onChange={(event) => onDraft({ ...draft, responseFormat: event.target.value })}
            />
          )}
        </Field>
      </details>
    </>
  );
}

function FoundVariables({ names }: { names: readonly string[] }): ReactElement {
  return (
    <p className={styles['variables']} aria-live="polite">
      {names.length === 0 ? 'No variables yet' : 'Variables:'}
      {names.map((name) => (
        <Badge key={name} tone="info">
          {name}
        </Badge>
      ))}
    </p>
  );
}
