import type { Answer, Call } from '../application/application.ts';

/** Where calls are answered: in this thread, or in the threads that hold the database. */
export interface Dispatcher {
  dispatch(call: Call): Promise<Answer>;
  /** Ends after the calls under way; later calls are refused. */
  close(): Promise<void>;
}
