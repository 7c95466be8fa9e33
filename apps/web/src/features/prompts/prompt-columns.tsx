import { Link } from '@tanstack/react-router';
import type { RegisteredModel } from '../../api/registry.ts';
import { Badge } from '../../components/badge.tsx';
import type { Column } from '../../components/data-table.tsx';
import { TagChips } from '../../components/tag-chips.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { ownTags, promptVersion } from './prompt-version.ts';
import styles from './prompt-columns.module.css';

function latestOf({ latest_versions = [] }: RegisteredModel) {
  return latest_versions.toSorted((a, b) => Number(b.version) - Number(a.version))[0];
}

export const PROMPT_COLUMNS: readonly Column<RegisteredModel>[] = [
  {
    id: 'name',
    title: 'Name',
    widthPx: 200,
    isSortable: true,
    isPinned: true,
    cell: ({ name }) => (
      <Link to="/prompts/$name" params={{ name }} title={name}>
        <strong dir="auto">{name}</strong>
      </Link>
    ),
  },
  {
    id: 'latest',
    title: 'Latest',
    widthPx: 80,
    cell: (prompt) => {
      const latest = latestOf(prompt);
      return latest === undefined ? '–' : <Badge>v{latest.version}</Badge>;
    },
  },
  {
    id: 'aliases',
    title: 'Aliases',
    widthPx: 230,
    cell: ({ name, aliases = [] }) => (
      <span className={styles['aliases']} title={aliases.map(({ alias }) => `@${alias}`).join(' ')}>
        {aliases.map(({ alias, version }) => (
          <Link key={alias} to="/prompts/$name" params={{ name }} search={{ version }}>
            <Badge tone="info">
              @{alias} v{version}
            </Badge>
          </Link>
        ))}
      </span>
    ),
  },
  {
    id: 'template',
    title: 'Template',
    widthPx: 320,
    cell: (prompt) => {
      const latest = latestOf(prompt);
      const text = latest === undefined ? '' : promptVersion(latest).text;
      return (
        <span className={styles['template']} dir="auto" title={text}>
          {text.replaceAll(/\s+/g, ' ')}
        </span>
      );
    },
  },
  {
    id: 'tags',
    title: 'Tags',
    widthPx: 180,
    cell: ({ tags = [] }) => <TagChips tags={ownTags(tags)} />,
  },
  {
    id: 'timestamp',
    title: 'Last change',
    widthPx: 120,
    isSortable: true,
    cell: ({ last_updated_timestamp }) => <TimeAgo ms={Number(last_updated_timestamp)} />,
  },
];
