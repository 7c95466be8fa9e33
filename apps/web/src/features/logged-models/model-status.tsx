import type { ReactElement } from 'react';
import { Badge, type Tone } from '../../components/badge.tsx';

const STATUSES: Readonly<Record<string, readonly [tone: Tone, word: string]>> = {
  LOGGED_MODEL_READY: ['good', 'Ready'],
  LOGGED_MODEL_PENDING: ['info', 'Pending'],
  LOGGED_MODEL_UPLOAD_FAILED: ['bad', 'Upload failed'],
};

export function ModelStatus({ status }: { readonly status: string }): ReactElement {
  const [tone, word] = STATUSES[status] ?? ['muted', 'Unknown'];
  return <Badge tone={tone}>{word}</Badge>;
}
