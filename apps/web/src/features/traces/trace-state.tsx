import type { ReactElement } from 'react';
import { Badge, type Tone } from '../../components/badge.tsx';

const STATES: Readonly<Record<string, readonly [tone: Tone, word: string]>> = {
  OK: ['good', 'OK'],
  ERROR: ['bad', 'Error'],
  IN_PROGRESS: ['info', 'In progress'],
};

export function TraceState({ state = '' }: { readonly state?: string | undefined }): ReactElement {
  const [tone, word] = STATES[state] ?? ['muted', 'Unknown'];
  return <Badge tone={tone}>{word}</Badge>;
}
