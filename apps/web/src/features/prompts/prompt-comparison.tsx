import type { ReactElement } from 'react';
import { Button } from '../../components/button.tsx';
import { TextDiff } from '../../components/text-diff.tsx';
import styles from './prompt-comparison.module.css';
import type { PromptVersion } from './prompt-version.ts';

interface PromptComparisonProps {
  readonly versions: readonly PromptVersion[];
  readonly before: PromptVersion;
  readonly after: PromptVersion;
  readonly onChoose: (before: string, after: string) => void;
}

/** Two versions of a prompt, word by word. */
export function PromptComparison({ versions, before, after, onChoose }: PromptComparisonProps): ReactElement {
  const label = `version ${before.number} and version ${after.number}`;
  return (
    <section className={styles['comparison']} aria-label={`Comparison of ${label}`}>
      <header className={styles['head']}>
        <VersionSelect
          label="From version"
          versions={versions}
          chosen={before.number}
          onChoose={(number) => onChoose(number, after.number)}
        />
        <span aria-hidden="true">→</span>
        <VersionSelect
          label="To version"
          versions={versions}
          chosen={after.number}
          onChoose={(number) => onChoose(before.number, number)}
        />
        <Button onClick={() => onChoose(after.number, before.number)}>Swap the sides</Button>
      </header>
      <Part title="Template" label={label} before={before.text} after={after.text} isAlways />
      <Part title="Model configuration" label={label} before={before.modelConfig} after={after.modelConfig} />
      <Part
        title="Response format"
        label={label}
        before={before.responseFormat}
        after={after.responseFormat}
      />
      <Part title="Commit message" label={label} before={before.commitMessage} after={after.commitMessage} />
      <Part title="Tags" label={label} before={tagsText(before)} after={tagsText(after)} />
    </section>
  );
}

function tagsText({ tags }: PromptVersion): string {
  return tags.map(({ key, value }) => `${key}: ${value}`).join('\n');
}

interface VersionSelectProps {
  readonly label: string;
  readonly versions: readonly PromptVersion[];
  readonly chosen: string;
  readonly onChoose: (version: string) => void;
}

function VersionSelect({ label, versions, chosen, onChoose }: VersionSelectProps): ReactElement {
  return (
    <select aria-label={label} value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {versions.map(({ number }) => (
        <option key={number} value={number}>
          Version {number}
        </option>
      ))}
    </select>
  );
}

interface PartProps {
  readonly title: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Shown even where there is no difference. */
  readonly isAlways?: boolean;
}

function Part({ title, label, before, after, isAlways = false }: PartProps): ReactElement | null {
  if (before === after && !isAlways) return null;
  return (
    <div>
      <h2>{title}</h2>
      {before === after ? (
        <p>It is the same in both.</p>
      ) : (
        <TextDiff before={before} after={after} label={`the ${title.toLowerCase()} of ${label}`} />
      )}
    </div>
  );
}
