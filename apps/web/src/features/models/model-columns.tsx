import { Link } from '@tanstack/react-router';
import type { RegisteredModel } from '../../api/registry.ts';
import { Badge } from '../../components/badge.tsx';
import type { Column } from '../../components/data-table.tsx';
import { plainText } from '../../components/plain-text.ts';
import { TagChips } from '../../components/tag-chips.tsx';
import { TimeAgo } from '../../components/time-ago.tsx';
import { AliasChips } from './alias-chips.tsx';

function latestOf(model: RegisteredModel): string | undefined {
  const versions = (model.latest_versions ?? []).map(({ version }) => Number(version));
  return versions.length === 0 ? undefined : String(Math.max(...versions));
}

/** Who made the model: as the registry knows, or else as a tag says. */
function ownerOf({ user_id = '', tags = [] }: RegisteredModel): string {
  return tags.find(({ key }) => key === 'owner')?.value ?? user_id;
}

export const MODEL_COLUMNS: readonly Column<RegisteredModel>[] = [
  {
    id: 'name',
    title: 'Name',
    widthPx: 200,
    isSortable: true,
    isPinned: true,
    cell: ({ name }) => (
      <Link to="/models/$name" params={{ name }} title={name}>
        <strong dir="auto">{name}</strong>
      </Link>
    ),
  },
  { id: 'aliases', title: 'Aliases', widthPx: 264, cell: (model) => <AliasChips model={model} max={2} /> },
  {
    id: 'latest',
    title: 'Latest',
    widthPx: 76,
    cell: (model) => {
      const version = latestOf(model);
      if (version === undefined) return '–';
      return (
        <Link to="/models/$name/v/$version" params={{ name: model.name, version }}>
          <Badge>v{version}</Badge>
        </Link>
      );
    },
  },
  { id: 'owner', title: 'Owner', widthPx: 96, cell: (model) => ownerOf(model) || '–' },
  { id: 'tags', title: 'Tags', widthPx: 180, cell: ({ tags = [] }) => <TagChips tags={tags} /> },
  {
    id: 'description',
    title: 'Description',
    widthPx: 176,
    cell: ({ description }) => (
      <span dir="auto" title={description}>
        {plainText(description)}
      </span>
    ),
  },
  {
    id: 'timestamp',
    title: 'Last change',
    widthPx: 120,
    isSortable: true,
    cell: ({ last_updated_timestamp }) => <TimeAgo ms={Number(last_updated_timestamp)} />,
  },
];
