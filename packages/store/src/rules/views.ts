import {
  type ApiError,
  invalidParameter,
  notFound,
  VIEW_NAME_CHARACTERS_MAX,
  VIEW_SEARCH_BYTES_MAX,
  VIEWS_PER_EXPERIMENT_MAX,
} from '@millrace/protocol';

// oxlint-disable-next-line no-control-regex -- names with control characters are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The name as it is kept: without blanks around it. */
export function checkViewName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw invalidParameter('The name of a view must not be empty.');
  if (trimmed.length > VIEW_NAME_CHARACTERS_MAX)
    throw invalidParameter(`The name of a view may have at most ${VIEW_NAME_CHARACTERS_MAX} characters.`);
  if (CONTROL.test(trimmed)) throw invalidParameter('The name of a view must not have control characters.');
  return trimmed;
}

export function checkViewSearch(search: string): void {
  if (search.length > VIEW_SEARCH_BYTES_MAX)
    throw invalidParameter(`A view may have at most ${VIEW_SEARCH_BYTES_MAX} characters.`);
}

export function checkViewCount(count: number): void {
  if (count < VIEWS_PER_EXPERIMENT_MAX) return;
  throw invalidParameter(`An experiment has at most ${VIEWS_PER_EXPERIMENT_MAX} saved views.`);
}

export function viewNotFound(viewId: string): ApiError {
  return notFound(`There is no saved view '${viewId}'.`);
}
