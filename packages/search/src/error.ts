/**
 * Every refusal of this package, always the caller's fault. Recognise it with `SearchError.is`, which looks for a marker, so that two
 * copies of the package in one process still know each other's errors.
 */
export class SearchError extends Error {
  override readonly name = 'SearchError';
  readonly millraceSearchError = true;

  static is(error: unknown): error is SearchError {
    return error instanceof Error && 'millraceSearchError' in error && error.millraceSearchError === true;
  }
}
