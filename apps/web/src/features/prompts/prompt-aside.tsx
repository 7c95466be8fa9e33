import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { useRegistryChanges, useVersionChanges } from '../../api/use-registry-changes.ts';
import { AliasEditor } from '../../components/alias-editor.tsx';
import { EditableText } from '../../components/editable-text.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import styles from './prompt-aside.module.css';
import { ownTags, type PromptVersion } from './prompt-version.ts';

interface PromptAsideProps {
  readonly prompt: RegisteredModel;
  readonly version: PromptVersion;
}

/** What is said about a version of a prompt, and about the prompt. */
export function PromptAside({ prompt, version }: PromptAsideProps): ReactElement {
  const { number, commitMessage, tags, createdMs, by } = version;
  const { moveAlias, removeAlias, setTag, deleteTag } = useRegistryChanges(prompt.name);
  const changes = useVersionChanges(prompt.name, number);
  const aliases = prompt.aliases ?? [];
  const pointsAt = (alias: string): string | undefined => aliases.find((one) => one.alias === alias)?.version;
  const promptTags = ownTags(prompt.tags ?? []).map(({ key = '', value = '' }) => ({ key, value }));
  return (
    <aside className={styles['aside']} aria-label={`About version ${number}`}>
      <Fact title="Aliases">
        <AliasEditor
          label={`version ${number}`}
          aliases={aliases.filter((one) => one.version === number).map(({ alias }) => alias)}
          onAdd={(alias) => void moveAlias({ alias, from: pointsAt(alias), to: number })}
          onRemove={(alias) => void removeAlias(alias, number)}
        />
      </Fact>
      <Fact title="Commit message">
        <EditableText
          label="commit message"
          value={commitMessage}
          placeholder="None"
          onSave={(after) => void changes.describe({ before: commitMessage, after })}
        />
      </Fact>
      <Fact title="Tags of the version">
        <TagEditor
          label={`version ${number}`}
          tags={tags}
          onSet={(tag) => void changes.setTag(tag, find(tags, tag.key))}
          onDelete={(tag) => void changes.deleteTag(tag)}
        />
      </Fact>
      <Fact title="Tags of the prompt">
        <TagEditor
          label={`the prompt ${prompt.name}`}
          tags={promptTags}
          onSet={(tag) => void setTag(tag, find(promptTags, tag.key))}
          onDelete={(tag) => void deleteTag(tag)}
        />
      </Fact>
      <Fact title="Created">
        <TimeAgo ms={createdMs} />
        {by !== '' && ` by ${by}`}
      </Fact>
      <Fact title="Traces">
        <Link to="/traces" search={{ tq: `prompt = "${prompt.name}/${number}"` }} className={styles['link']}>
          Traces that used version {number}
        </Link>
      </Fact>
    </aside>
  );
}

interface Tag {
  readonly key: string;
  readonly value: string;
}

function find(tags: readonly Tag[], wanted: string): Tag | undefined {
  return tags.find(({ key }) => key === wanted);
}

function Fact({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className={styles['fact']} aria-label={title}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}
