interface ErrorFacts {
  readonly status: number;
  /** The code on the wire, where clients know no code for the status. */
  readonly wire_code?: string;
  readonly sqlstate?: string;
  readonly error_class?: string;
}

const CALLER = { sqlstate: 'KAM00' } as const;
const SERVER = { sqlstate: 'XXM00' } as const;

/**
 * Every code that the wire may carry, with its HTTP status and the two further fields that MLflow 3.17
 * sends for some codes. `RESOURCE_ALREADY_EXISTS` is 400 and `INVALID_STATE` 500, as in MLflow.
 */
export const ERROR_CODES = {
  BAD_REQUEST: { status: 400, ...CALLER, error_class: 'INVALID_PARAMETER_VALUE' },
  INVALID_PARAMETER_VALUE: { status: 400, ...CALLER, error_class: 'INVALID_PARAMETER_VALUE' },
  RESOURCE_ALREADY_EXISTS: { status: 400, ...CALLER, error_class: 'RESOURCE_ALREADY_EXISTS' },
  UNAUTHENTICATED: { status: 401 },
  PERMISSION_DENIED: { status: 403, ...CALLER, error_class: 'PERMISSION_DENIED' },
  RESOURCE_DOES_NOT_EXIST: { status: 404, ...CALLER, error_class: 'RESOURCE_NOT_FOUND' },
  ENDPOINT_NOT_FOUND: { status: 404, ...CALLER },
  METHOD_NOT_ALLOWED: { status: 405, wire_code: 'ENDPOINT_NOT_FOUND', ...CALLER },
  REQUEST_TOO_LARGE: {
    status: 413,
    wire_code: 'BAD_REQUEST',
    ...CALLER,
    error_class: 'INVALID_PARAMETER_VALUE',
  },
  INTERNAL_ERROR: { status: 500, ...SERVER, error_class: 'CLIENT_INTERNAL_ERROR' },
  INVALID_STATE: { status: 500, ...SERVER, error_class: 'CLIENT_INTERNAL_ERROR' },
  FEATURE_DISABLED: { status: 501, ...CALLER, error_class: 'FEATURE_DISABLED' },
  NOT_IMPLEMENTED: { status: 501 },
  TEMPORARILY_UNAVAILABLE: { status: 503, ...SERVER, error_class: 'CLIENT_INTERNAL_ERROR' },
} as const satisfies Record<string, ErrorFacts>;

export type ErrorCode = keyof typeof ERROR_CODES;

const MARKER = Symbol.for('millrace.ApiError');

/** An answer that is an error on the wire. Recognise it with {@link ApiError.is}, not `instanceof`. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly [MARKER] = true;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
  }

  static is(error: unknown): error is ApiError {
    return typeof error === 'object' && error !== null && MARKER in error;
  }
}

export function statusOf(code: ErrorCode): number {
  return ERROR_CODES[code].status;
}

/** The body of an error answer: MLflow's `{error_code, message}` with the fields it adds for the code. */
export function errorBody(error: ApiError): string {
  const facts: ErrorFacts = ERROR_CODES[error.code];
  return JSON.stringify({
    error_code: facts.wire_code ?? error.code,
    message: error.message,
    ...(facts.sqlstate === undefined ? {} : { sqlstate: facts.sqlstate }),
    ...(facts.error_class === undefined ? {} : { error_class: facts.error_class }),
  });
}

export function invalidParameter(message: string): ApiError {
  return new ApiError('INVALID_PARAMETER_VALUE', message);
}

export function notFound(message: string): ApiError {
  return new ApiError('RESOURCE_DOES_NOT_EXIST', message);
}
