import { invalidParameter } from '@millrace/protocol';
import { SearchError } from '@millrace/search';

/** Runs a parser of the search grammar; its refusals become the wire's 400, also where MLflow answers 500. */
export function searching<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw SearchError.is(error) ? invalidParameter(error.message) : error;
  }
}
