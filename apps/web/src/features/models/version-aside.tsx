import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { useRegistryChanges, useVersionChanges } from '../../api/use-registry-changes.ts';
import { AliasEditor } from '../../components/alias-editor.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { formatBytes } from '../../components/format.ts';
import { TagEditor } from '../../components/tag-editor.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import type { ModelFile } from './model-file.ts';
import { StageMenu } from './stage-menu.tsx';
import styles from './version-aside.module.css';
import type { VersionAct } from './version-acts.tsx';
import type { VersionFacts } from './version-facts.ts';

interface VersionAsideProps {
  readonly model: RegisteredModel;
  readonly facts: VersionFacts;
  readonly file: ModelFile | undefined;
  readonly onAct: (act: VersionAct) => void;
}

/** Where a version stands and where it comes from. */
export function VersionAside({ model, facts, file, onAct }: VersionAsideProps): ReactElement {
  const { version, number, aliases } = facts;
  const { removeAlias } = useRegistryChanges(model.name);
  const changes = useVersionChanges(model.name, number);
  const tags = [...facts.tags].map(([key, value]) => ({ key, value }));
  return (
    <aside className={styles['aside']} aria-label={`About version ${number}`}>
      <Fact title="Aliases">
        <AliasEditor
          label={`version ${number}`}
          aliases={aliases}
          onAdd={(alias) => onAct({ kind: 'move', version: number, alias })}
          onRemove={(alias) => void removeAlias(alias, number)}
        />
      </Fact>
      <Fact title="Tags">
        <TagEditor
          label={`version ${number}`}
          tags={tags}
          onSet={(tag) =>
            void changes.setTag(
              tag,
              tags.find(({ key }) => key === tag.key),
            )
          }
          onDelete={(tag) => void changes.deleteTag(tag)}
        />
      </Fact>
      <Fact title="Stage" hint="MLflow's old way: aliases have taken its place">
        <StageMenu
          stage={version.current_stage}
          onStage={(stage) => void changes.moveToStage(version.current_stage, stage)}
        />
      </Fact>
      <Fact title="Registered">
        <TimeAgo ms={Number(version.creation_timestamp)} />
        {facts.by !== '' && ` by ${facts.by}`}
      </Fact>
      <Fact title="Last change">
        <TimeAgo ms={Number(version.last_updated_timestamp)} />
      </Fact>
      {facts.run !== undefined && (
        <Fact title="Source run">
          <Link
            to="/e/$id/r/$runId"
            params={{ id: facts.run.experimentId, runId: facts.run.runId }}
            className={styles['link']}
          >
            {facts.run.name || facts.run.runId}
          </Link>
        </Fact>
      )}
      <Copyable title="Source" text={version.source} />
      {version.model_id !== undefined && <Copyable title="Logged model" text={version.model_id} />}
      {file !== undefined && <FileFacts file={file} />}
    </aside>
  );
}

function FileFacts({ file }: { file: ModelFile }): ReactElement {
  return (
    <>
      {Number.isFinite(file.sizeBytes) && <Fact title="Size">{formatBytes(file.sizeBytes)}</Fact>}
      <Fact title="Flavors">{file.flavors.map(({ name }) => name).join(', ') || '–'}</Fact>
      {file.mlflowVersion !== '' && <Fact title="Logged with">MLflow {file.mlflowVersion}</Fact>}
    </>
  );
}

function Fact({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children: ReactNode;
}): ReactElement {
  return (
    <section className={styles['fact']} aria-label={title}>
      <h2>
        {title} {hint !== undefined && <small>{hint}</small>}
      </h2>
      <div>{children}</div>
    </section>
  );
}

function Copyable({ title, text }: { title: string; text: string }): ReactElement {
  return (
    <Fact title={title}>
      <span className={styles['copyable']}>
        <code title={text}>{text}</code>
        <CopyButton text={text} label={`Copy: ${title.toLowerCase()}`} />
      </span>
    </Fact>
  );
}
