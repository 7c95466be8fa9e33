import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { versionFileQuery, type VersionName } from '../../api/version-files.ts';
import { type ModelFile, readModelFile } from './model-file.ts';

/** The MLmodel file of a version; undefined while it is read, and where there is none. */
export function useModelFile(version: VersionName): {
  readonly file: ModelFile | undefined;
  readonly isPending: boolean;
} {
  const { data, isPending } = useQuery(versionFileQuery(version, 'MLmodel'));
  const file = useMemo(() => (data === undefined || data === null ? undefined : readModelFile(data)), [data]);
  return { file, isPending };
}
