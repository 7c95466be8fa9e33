import type { ErrorCode } from './errors.ts';
import type { Fields, Infer, Message } from './schema/field.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The kind of object whose permissions decide, and how the request names it. */
export type AccessRule =
  | 'public'
  | {
      readonly object:
        | 'experiment'
        | 'run'
        | 'logged-model'
        | 'registered-model'
        | 'trace'
        | 'artifact-path'
        | 'webhook'
        | 'evaluation-dataset'
        | 'issue'
        | 'label-schema'
        | 'review-queue'
        | 'server';
      /** Request field that names the object or objects; absent for `server` and for all of a kind. */
      readonly from?: string;
      readonly permission: 'read' | 'update' | 'delete' | 'create';
    };

/**
 * Where an answer comes from: JSON by the response message, columns as a binary frame, or bytes and text written by the
 * HTTP layer.
 */
export type AnswerKind = 'json' | 'frame' | 'file' | 'text';

export interface Endpoint<Q extends Fields = Fields, S extends Fields = Fields> {
  /** `<group>/<verb>`: the name of its file in protocol and in server, and of its requirements. */
  readonly name: string;
  readonly summary: string;
  readonly methods: readonly HttpMethod[];
  /** Paths as served, before a static prefix; `{x}` is one segment, `{x+}` a path with slashes. */
  readonly paths: readonly string[];
  readonly request: Message<Q>;
  readonly response: Message<S>;
  readonly errors: readonly ErrorCode[];
  readonly access: AccessRule;
  /**
   * `read` may be served by a read-only connection; `write` waits for its commit. A `point-read` is a read of one object
   * by its key, of a cost that does not grow with the number of objects: it is answered where the request arrives.
   */
  readonly effect: 'read' | 'point-read' | 'write';
  /** Names of the request fields that travel in the path. */
  readonly pathFields: readonly string[];
  readonly body: 'json' | 'bytes' | 'none';
  readonly answer: AnswerKind;
  /** Media type of a text or frame; absent when the answer has no body. */
  readonly mediaType?: string | undefined;
}

export type RequestOf<E> = E extends Endpoint<infer Q> ? Infer<Message<Q>> : never;
export type ResponseOf<E> = E extends Endpoint<Fields, infer S> ? Infer<Message<S>> : never;

type Optional = 'pathFields' | 'body' | 'answer' | 'errors';
export type EndpointDraft<Q extends Fields, S extends Fields> = Omit<Endpoint<Q, S>, Optional> &
  Partial<Pick<Endpoint<Q, S>, Optional>>;

const PATH_FIELD = /\{(\w+)\+?\}/g;

/** Declares an endpoint; what can be computed from its paths and methods is. */
export function defineEndpoint<const Q extends Fields, const S extends Fields>(
  draft: EndpointDraft<Q, S>,
): Endpoint<Q, S> {
  const pathFields = [...(draft.paths[0] ?? '').matchAll(PATH_FIELD)].map((match) => match[1] ?? '');
  const body = draft.methods.every((method) => method === 'GET') ? 'none' : 'json';
  return { body, answer: 'json', errors: [], pathFields, ...draft };
}

/** Both prefixes of a version-2 path. */
export function v2(path: string): string[] {
  return [`/api/2.0${path}`, `/ajax-api/2.0${path}`];
}

/** A path of our own, beyond MLflow's: one prefix, for everyone. */
export function millrace(path: string): string[] {
  return [`/api/millrace/1.0${path}`];
}

/** Both prefixes of a version-3 path. */
export function v3(path: string): string[] {
  return [`/api/3.0${path}`, `/ajax-api/3.0${path}`];
}
