/** `invalid`: the caller's fault (400 INVALID_PARAMETER_VALUE). `internal`: MLflow answers 500 for it. */
export type SearchErrorKind = 'invalid' | 'internal';

/**
 * Every refusal of this package. Recognise it with `SearchError.is`, which looks for a marker, so that two
 * copies of the package in one process still know each other's errors.
 */
export class SearchError extends Error {
  override readonly name = 'SearchError';
  readonly millraceSearchError = true;
  readonly kind: SearchErrorKind;

  constructor(message: string, kind: SearchErrorKind = 'invalid') {
    super(message);
    this.kind = kind;
  }

  static is(error: unknown): error is SearchError {
    return error instanceof Error && 'millraceSearchError' in error && error.millraceSearchError === true;
  }
}
