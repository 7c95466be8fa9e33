import { type ReactElement, useState } from 'react';
import { createIssue } from '../../api/issues.ts';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../components/field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { SEVERITIES } from './issue-words.ts';

interface NewIssueProps {
  readonly experimentId: string;
  readonly onClose: () => void;
  readonly onMade: (issueId: string) => void;
}

/** Names a problem; which traces have it is said on them. */
export function NewIssue({ experimentId, onClose, onMade }: NewIssueProps): ReactElement {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [severity, setSeverity] = useState('medium');
  const [isTried, setIsTried] = useState(false);
  const change = useChange([['issues']]);
  const fault = (text: string): string | undefined =>
    isTried && text.trim() === '' ? 'This is needed.' : undefined;
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (name.trim() === '' || description.trim() === '') return;
    let id = '';
    const isDone = await change({
      run: async () => {
        const { issue } = await createIssue({
          experiment_id: experimentId,
          name: name.trim(),
          description: description.trim(),
          severity,
        });
        id = issue.issue_id;
      },
      done: `${name.trim()} is created.`,
    });
    if (isDone) onMade(id);
  };
  return (
    <FormDialog title="New issue" act="Create" onSubmit={() => void submit()} onClose={onClose}>
      <Field label="Name" error={fault(name)}>
        {(field) => (
          <input
            {...field}
            autoFocus
            value={name}
            placeholder="answers in the wrong language"
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <Field label="Description" error={fault(description)} hint="Markdown">
        {(field) => (
          <textarea
            {...field}
            rows={5}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
        )}
      </Field>
      <Field label="Severity">
        {(field) => (
          <select {...field} value={severity} onChange={({ target }) => setSeverity(target.value)}>
            {SEVERITIES.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </FormDialog>
  );
}
