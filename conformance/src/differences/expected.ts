import type { ExpectedAnswer } from '../compare/difference.ts';

/** Millrace's refusal of a request that is wrong in itself. */
export function invalid(message?: ExpectedAnswer['message']): ExpectedAnswer {
  return {
    status: 400,
    errorCode: 'INVALID_PARAMETER_VALUE',
    ...(message === undefined ? {} : { message }),
  };
}

/** MLflow hands the text of a failed SQL statement to the client; it is cut to this. */
export const DATABASE_TEXT = /<database text>/;

export function missing(name: string): string {
  return `Missing value for required parameter '${name}'. See the API docs for more information about request parameters.`;
}

/** A refusal that names the field which the group `field` of the step's pattern finds, or a member of it. */
export function invalidField(match: RegExpExecArray): RegExp {
  const field = match.groups?.['field'] ?? '';
  return new RegExp(
    `^(?:Invalid|Missing) value .*for (?:required )?parameter '(?:[\\w[\\].]+\\.)?${field}['.[]`,
  );
}
