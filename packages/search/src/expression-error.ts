import { SearchError } from './error.ts';

/** What is wrong with an expression over metrics, and where. */
export class ExpressionError extends SearchError {
  /** The place of the mistake in the text, in UTF-16 units. */
  readonly at: number;

  constructor(message: string, at: number) {
    super(`${message} (at character ${at + 1})`);
    this.at = at;
  }
}
