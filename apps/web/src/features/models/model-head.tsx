import type { ReactElement } from 'react';
import type { RegisteredModel } from '../../api/registry.ts';
import { useRegistryChanges } from '../../api/use-registry-changes.ts';
import { EditableText } from '../../components/editable-text.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import styles from './model-head.module.css';

/** What a model is for, and its tags; both are edited where they stand. */
export function ModelHead({ model }: { model: RegisteredModel }): ReactElement {
  const changes = useRegistryChanges(model.name);
  const { description = '' } = model;
  const tags = (model.tags ?? []).map(({ key = '', value = '' }) => ({ key, value }));
  return (
    <div className={styles['head']}>
      <section aria-label="Description" dir="auto">
        <EditableText
          label="description"
          value={description}
          isLong
          placeholder="No description yet"
          onSave={(after) => void changes.describe({ before: description, after })}
        >
          <Markdown text={description} />
        </EditableText>
      </section>
      <TagEditor
        label={`the model ${model.name}`}
        tags={tags}
        onSet={(tag) =>
          void changes.setTag(
            tag,
            tags.find(({ key }) => key === tag.key),
          )
        }
        onDelete={(tag) => void changes.deleteTag(tag)}
      />
    </div>
  );
}
