import { type ReactElement, useState } from 'react';
import { AliasEditor } from '../../components/alias-editor.tsx';
import { CheckList } from '../../components/check-list.tsx';
import { EditableText } from '../../components/editable-text.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { TagChips } from '../../components/tag-chips.tsx';
import { TagEditor } from '../../components/tag-editor.tsx';
import styles from './editor-specimens.module.css';
import { Specimen } from './specimen.tsx';

const FEW = ['first', 'second', 'third'];
const MANY = Array.from({ length: 300 }, (_, at) => `item ${at + 1}`);
const TAGS = [
  { key: 'team', value: 'vision' },
  { key: 'only-a-key', value: '' },
  { key: 'owner', value: 'مثال '.repeat(6) },
  { key: 'emoji', value: '🧪'.repeat(40) },
];

/** What is changed in its place. */
export function EditorSpecimens(): ReactElement {
  const [name, setName] = useState('A name');
  const [note, setNote] = useState('A **description**, long ago.');
  const [tags, setTags] = useState(TAGS.slice(0, 2));
  const [aliases, setAliases] = useState<readonly string[]>(['champion', 'shadow']);
  const [chosen, setChosen] = useState<readonly string[]>(['second']);
  return (
    <>
      <Specimen title="EditableText" isWide>
        <EditableText label="name" value={name} onSave={setName} />
        <EditableText label="description" isLong value={note} onSave={setNote} placeholder="No description">
          <Markdown text={note} />
        </EditableText>
        <EditableText label="nothing" value="" onSave={() => undefined} placeholder="Nothing yet" />
      </Specimen>
      <Specimen title="TagEditor, TagChips, AliasEditor" isWide>
        <TagEditor
          label="the components"
          tags={tags}
          onSet={(tag) => setTags([...tags.filter(({ key }) => key !== tag.key), tag])}
          onDelete={(tag) => setTags(tags.filter(({ key }) => key !== tag.key))}
        />
        <TagChips tags={TAGS} />
        <AliasEditor
          label="the components"
          aliases={aliases}
          onAdd={(alias) => setAliases([...aliases, alias])}
          onRemove={(alias) => setAliases(aliases.filter((one) => one !== alias))}
        />
      </Specimen>
      <Specimen title="CheckList">
        <div className={styles['list']}>
          <CheckList label="Few" items={FEW} chosen={chosen} onChoose={setChosen} />
        </div>
        <div className={styles['list']}>
          <CheckList label="Many" items={MANY} chosen={chosen} onChoose={setChosen} />
        </div>
      </Specimen>
    </>
  );
}
