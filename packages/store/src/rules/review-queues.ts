import {
  ApiError,
  invalidParameter,
  LABEL_SCHEMA_ID_CHARACTERS_MAX,
  notFound,
  REVIEW_ITEM_ID_CHARACTERS_MAX,
  REVIEW_QUEUE_NAME_CHARACTERS_MAX,
  REVIEW_QUEUE_USER_CHARACTERS_MAX,
  REVIEW_QUEUE_USERS_MAX,
  type ReviewQueueTypeName,
  type ReviewStatusName,
} from '@millrace/protocol';
import { lengthOf, pythonQuote } from './names.ts';

/** The name that MLflow's UI gives the queue of the one user of a server without users. */
const RESERVED_NAME = 'default';

export interface ReviewQueueDraft {
  readonly name: string;
  readonly queue_type: ReviewQueueTypeName;
  readonly users: readonly string[];
  readonly schema_ids: readonly string[];
}

export function readQueueType(type: ReviewQueueTypeName | undefined): ReviewQueueTypeName {
  if (type === 'USER' || type === 'CUSTOM') return type;
  throw invalidParameter('`queue_type` must be one of USER or CUSTOM; got proto enum value 0.');
}

export function readReviewStatus(status: ReviewStatusName | undefined): ReviewStatusName {
  if (status !== undefined && status !== 'REVIEW_STATUS_UNSPECIFIED') return status;
  throw invalidParameter('`status` must be one of PENDING, COMPLETE, or DECLINED; got proto enum value 0.');
}

/** The queue as it is stored; the queue of a user bears its name and has no other user and no questions. */
export function readQueueDraft(draft: ReviewQueueDraft): ReviewQueueDraft {
  const users = readUsers(draft.users);
  const schema_ids = readSchemaIds(draft.schema_ids);
  if (draft.queue_type === 'CUSTOM') {
    return { name: readCustomQueueName(draft.name), queue_type: 'CUSTOM', users, schema_ids };
  }
  const name = normalUser(draft.name);
  checkText(name, 'name', REVIEW_QUEUE_NAME_CHARACTERS_MAX);
  if (users.length > 0 && (users.length > 1 || users[0] !== name)) {
    throw invalidParameter(
      'A user queue must have exactly one assigned user equal to its name; ' +
        `got name=${pythonQuote(name)} and users=[${users.map(pythonQuote).join(', ')}].`,
    );
  }
  if (schema_ids.length > 0) {
    throw invalidParameter(
      "A user queue cannot have explicitly-attached schemas; it resolves to all of the experiment's label schemas.",
    );
  }
  return { name, queue_type: 'USER', users: [name], schema_ids };
}

export function readCustomQueueName(text: string): string {
  const name = text.trim();
  checkText(name, 'name', REVIEW_QUEUE_NAME_CHARACTERS_MAX);
  if (name.toLowerCase() !== RESERVED_NAME) return name;
  throw invalidParameter(`\`${name}\` is a reserved queue name and cannot be used for a custom queue.`);
}

export function readQueueOwner(text: string): string {
  const owner = text.trim();
  checkText(owner, 'new_owner', REVIEW_QUEUE_USER_CHARACTERS_MAX);
  return owner;
}

/** Users compare without case. */
export function normalUser(user: string): string {
  return user.trim().toLowerCase();
}

export function readUsers(texts: readonly string[]): string[] {
  const users = texts.map(normalUser);
  for (const user of users) checkText(user, 'user', REVIEW_QUEUE_USER_CHARACTERS_MAX);
  const different = [...new Set(users)];
  if (different.length <= REVIEW_QUEUE_USERS_MAX) return different;
  throw invalidParameter(
    `A review queue can have at most ${REVIEW_QUEUE_USERS_MAX} assigned users; got ${different.length}.`,
  );
}

export function readSchemaIds(texts: readonly string[]): string[] {
  const ids = texts.map((text) => text.trim());
  for (const id of ids) checkText(id, 'schema_id', LABEL_SCHEMA_ID_CHARACTERS_MAX);
  return [...new Set(ids)];
}

export function readItemIds(texts: readonly string[]): string[] {
  if (texts.length === 0) throw invalidParameter('`item_ids` must be a non-empty list; got [].');
  const ids = texts.map((text) => text.trim());
  for (const id of ids) checkText(id, 'item_id', REVIEW_ITEM_ID_CHARACTERS_MAX);
  return [...new Set(ids)];
}

/** Who completed an item: wanted unless the item is to be reviewed again. */
export function readCompletedBy(status: ReviewStatusName, text: string | undefined): string | undefined {
  const user = text === undefined ? undefined : normalUser(text);
  if (status === 'PENDING') {
    if (user === undefined) return undefined;
    throw invalidParameter('`completed_by` must not be set when reopening an item to `pending`.');
  }
  if (user === undefined || user === '') {
    throw invalidParameter(
      `\`completed_by\` is required when setting status to \`${status.toLowerCase()}\`.`,
    );
  }
  const length = lengthOf(user);
  if (length > REVIEW_QUEUE_USER_CHARACTERS_MAX) {
    throw invalidParameter(
      `\`completed_by\` must be at most ${REVIEW_QUEUE_USER_CHARACTERS_MAX} characters; got ${length}.`,
    );
  }
  return user;
}

function checkText(text: string, field: string, charactersMax: number): void {
  const length = lengthOf(text);
  if (length === 0) throw invalidParameter(`\`${field}\` must be a non-empty string; got ''.`);
  if (length <= charactersMax) return;
  throw invalidParameter(`\`${field}\` must be at most ${charactersMax} characters; got ${length}.`);
}

export function reviewQueueNotFound(id: string): ApiError {
  return notFound(`Review queue with id '${id}' not found.`);
}

export function reviewQueueTaken(name: string): ApiError {
  return new ApiError(
    'RESOURCE_ALREADY_EXISTS',
    `Review queue with name '${name}' already exists (names are case-insensitive).`,
  );
}

export function missingTraces(ids: readonly string[], queue: { id: string; experiment: string }): ApiError {
  return notFound(
    `Cannot attach trace(s) [${ids.map(pythonQuote).join(', ')}] to review queue '${queue.id}': ` +
      `they do not exist in experiment '${queue.experiment}'.`,
  );
}
