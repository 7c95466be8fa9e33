/** The folder below the root for uploads under way and trees being deleted. Never listed, never reachable. */
export const stagingDirectoryName = '.millrace-uploads';

/** MLflow's own unfinished uploads, which may be left in a directory that it served before. */
export const foreignUploadPrefix = '.artifact.uploading.';

/** Compared as the least particular file system would: without regard to case or to compatibility forms. */
export function isStagingDirectoryName(segment: string): boolean {
  return segment.normalize('NFKC').toLowerCase() === stagingDirectoryName;
}
