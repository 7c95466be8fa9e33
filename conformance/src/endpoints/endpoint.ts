export type FieldType = 'string' | 'bool' | 'int' | 'double' | 'enum' | 'object';

export interface EndpointField {
  readonly name: string;
  readonly type: FieldType;
  readonly isRepeated?: true;
  /** MLflow refuses a request without it. */
  readonly isRequired?: true;
  readonly isInPath?: true;
}

export interface Endpoint {
  /** `<noun>:<action>`, the beginning of the ids of its requirements. */
  readonly id: string;
  readonly method: string;
  /** `/mlflow…` paths are served below both `/api/2.0` and `/ajax-api/2.0`. `{x}` is one segment, `{x*}` several. */
  readonly path: string;
  readonly takes: 'body' | 'query' | 'bytes';
  readonly fields: readonly EndpointField[];
}

/** Marks: `!` required, `[` repeated, `/` in the path. */
export const field = (name: string, type: FieldType, marks = ''): EndpointField => ({
  name,
  type,
  ...(marks.includes('[') ? { isRepeated: true } : {}),
  ...(marks.includes('!') ? { isRequired: true } : {}),
  ...(marks.includes('/') ? { isInPath: true } : {}),
});
