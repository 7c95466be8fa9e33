import type { ArtifactFile } from '../../api/artifacts.ts';

export interface ViewerProps {
  readonly file: ArtifactFile;
}
