import { type ReactElement, useState } from 'react';
import { Snippet } from '../../components/snippet.tsx';
import { PromptPreview } from './prompt-preview.tsx';
import { PromptUsage } from './prompt-usage.tsx';
import type { PromptVersion } from './prompt-version.ts';
import styles from './prompt-version-view.module.css';
import { variablesOf } from './template.ts';
import type { TemplateView } from './template-text.tsx';
import { VariablesForm } from './variables-form.tsx';

interface PromptVersionViewProps {
  readonly name: string;
  readonly version: PromptVersion;
  readonly aliases: readonly string[];
  readonly view: TemplateView;
  readonly onView: (view: TemplateView) => void;
}

/** One version: its template, filled in with what is typed, and how it is used. Values stay from version to version. */
export function PromptVersionView(props: PromptVersionViewProps): ReactElement {
  const { name, version, aliases, view, onView } = props;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const details = {
    ...(version.modelConfig === '' ? {} : { 'Model configuration': version.modelConfig }),
    ...(version.responseFormat === '' ? {} : { 'Response format': version.responseFormat }),
  };
  return (
    <div className={styles['view']}>
      <PromptPreview version={version} values={values} view={view} onView={onView} />
      <VariablesForm names={variablesOf(version.text)} values={values} onValues={setValues} />
      {Object.keys(details).length > 0 && (
        <section aria-label="Model and response">
          <h2>Model and response</h2>
          <Snippet
            key={`${version.number} ${Object.keys(details).join(' ')}`}
            label="Model and response"
            code={details}
          />
        </section>
      )}
      <section aria-label="Use it">
        <h2>Use it</h2>
        <PromptUsage name={name} version={version} aliases={aliases} />
      </section>
    </div>
  );
}
