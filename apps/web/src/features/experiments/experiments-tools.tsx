import type { ReactElement } from 'react';
import type { ExperimentsSearch } from '../../app/routes/home.ts';
import { Button } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { ToggleButton } from '../../components/toggle-button.tsx';
import styles from './experiments-tools.module.css';

/** Changes what the address says; undefined takes it out. */
export type ChangeExperiments = (changes: {
  [K in keyof ExperimentsSearch]?: ExperimentsSearch[K] | undefined;
}) => void;

interface ToolsProps {
  readonly search: ExperimentsSearch;
  readonly change: ChangeExperiments;
}

export function ExperimentsActs({ search, change }: ToolsProps): ReactElement {
  const isTrash = search.trash === true;
  return (
    <>
      <Button look="primary" icon="plus" onClick={() => change({ new: true })}>
        New experiment
      </Button>
      <Menu
        label="More of the experiments"
        icon="more"
        items={[
          {
            title: 'Deleted experiments',
            isChosen: isTrash,
            onChoose: () => change({ trash: isTrash ? undefined : true, chosen: undefined }),
          },
        ]}
      />
    </>
  );
}

interface ExperimentsToolsProps extends ToolsProps {
  /** Whether names have folders at all. */
  readonly hasFolders: boolean;
  /** How many there are. */
  readonly note: string;
}

export function ExperimentsTools({ search, change, hasFolders, note }: ExperimentsToolsProps): ReactElement {
  return (
    <>
      <div className={styles['search']}>
        <SearchField
          label="Name or tags.team = 'x'"
          value={search.q ?? ''}
          onChange={(text) => change({ q: text || undefined })}
        />
      </div>
      {hasFolders && (
        <ToggleButton
          isOn={search.view !== 'list'}
          onChange={(isOn) => change({ view: isOn ? undefined : 'list' })}
        >
          Folders
        </ToggleButton>
      )}
      <span className={styles['count']} role="status">
        {note}
      </span>
    </>
  );
}
