/**
 * A body that is no OTLP, always the sender's fault. `kind` says whether the encoding is broken or one of its spans
 * makes no sense.
 */
export class OtlpError extends Error {
  override readonly name = 'OtlpError';
  readonly millraceOtlpError = true;
  readonly kind: 'encoding' | 'span';

  constructor(kind: OtlpError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }

  static is(error: unknown): error is OtlpError {
    return error instanceof Error && 'millraceOtlpError' in error && error.millraceOtlpError === true;
  }
}
