import type { Changes } from '@millrace/store';
import type { Answer, Call } from '../application/application.ts';

/** What goes through the port: calls and answers in bundles, because a message costs more than a call. */
export type ToWorker =
  | { readonly kind: 'calls'; readonly calls: ReadonlyArray<readonly [id: number, call: Call]> }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'changes'; readonly changes: Changes }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answers'; readonly answers: ReadonlyArray<readonly [id: number, answer: Answer]> };
