import type { Difference } from '../compare/difference.ts';
import { invalid } from './expected.ts';

const SUPERSET_REASON =
  'Millrace also reads OR, NOT, parentheses, IS NULL and IN on every key, RLIKE, NOT LIKE and comparators in any case.';

/** Filters that MLflow refuses and Millrace reads, by what MLflow says about them. */
const supersetDifferences: readonly Difference[] = [
  {
    id: 'search/superset',
    match: /search\/superset \w+ › (?:POST|GET) \S*\/search(?:\?\S*)? · /,
    fields: ['status', 'body'],
    mlflow: { status: [400, 500] },
    millrace: { status: 200 },
    reason: SUPERSET_REASON,
    isGeneral: true,
  },
  {
    id: 'search/superset: IS NULL',
    match: /^search\/.* › (?:POST|GET) \S*\/search(?:\?\S*)? · \S+ (?:IS|is) (?:NOT |not )?(?:NULL|null)$/,
    fields: ['status', 'body'],
    mlflow: invalid(
      /^IS NULL \/ IS NOT NULL is only supported for|^Invalid comparison: \S+IS (?:NOT )?NULL\./,
    ),
    millrace: { status: 200 },
    reason: SUPERSET_REASON,
    isGeneral: true,
  },
  {
    id: 'search/superset: lists',
    match:
      /^search\/.* › (?:POST|GET) \S*\/search(?:\?\S*)? · \S+ (?:NOT IN|IN|not in|in)(?: \((?:'[\w ]+',? ?)+\))?$/,
    fields: ['status', 'body'],
    mlflow: invalid(
      /^Only \['\w+'\] attributes support comparison with a list|^Expected a quoted string value for (?:tag|parameter) .* Got value \('|^Invalid comparator for experiment_id: in$/,
    ),
    millrace: { status: 200 },
    reason: SUPERSET_REASON,
    isGeneral: true,
  },
  {
    id: 'search/superset: comparators',
    match: /^search\/.* › (?:POST|GET) \S*\/search(?:\?\S*)? · \S+ (?<comparator>RLIKE|NOT LIKE|like|LiKe) /,
    fields: ['status', 'body'],
    mlflow: invalid(/^Invalid compar(?:ator|ison operator) .*(?:RLIKE|NOT LIKE|like|LiKe)\b/),
    millrace: { status: 200 },
    reason: SUPERSET_REASON,
    isGeneral: true,
  },
  {
    id: 'search/creation_timestamp of models',
    match: /^search\/models filter: times and metrics › .* · attributes\.creation_timestamp /,
    fields: ['status', 'body'],
    mlflow: { status: 500, errorCode: 'INTERNAL_ERROR', message: /has no attribute 'creation_timestamp'$/ },
    millrace: { status: 200 },
    reason: 'The name without `attributes.` works in both; MLflow fails with the other.',
  },
  {
    id: 'search/datasets without a digest',
    match: /^search\/models order, paging, datasets › .* · datasets \{"dataset_name":"iris"\}$/,
    fields: ['body'],
    mlflow: { status: 200, values: { models: undefined } },
    millrace: { status: 200, values: { 'models.0.info.name': 'Clf-two' } },
    reason:
      'The digest is optional: without it every version of the dataset counts. MLflow looks for an empty digest.',
  },
];

const registryDifferences: readonly Difference[] = [
  {
    id: 'search/registry: IS NULL',
    match:
      /^search\/(?:registered models|model versions): .* › GET .* · \S+ (?:IS|is) (?:NOT )?(?:NULL|null)$/,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: 500, kind: 'html' },
    millrace: { status: 200 },
    reason: SUPERSET_REASON,
  },
  {
    id: 'search/registry: page sizes',
    match: /registered-models\/search\?\S* · max_results(?: |=)(?:0|-1)$/,
    fields: ['status', 'body'],
    mlflow: { status: 200, values: { registered_models: undefined } },
    millrace: invalid(/^Invalid value (?:0|-1) for parameter 'max_results' supplied\. It must be a positive/),
    reason: 'MLflow answers an empty page with a token that leads nowhere.',
  },
  {
    id: 'search/registry: NOT LIKE of a number',
    match: /^search\/model versions: shapes › .* · version_number NOT LIKE 'x'$/,
    fields: ['body.message'],
    mlflow: invalid('Invalid comparator for attribute version_number: NOT LIKE'),
    millrace: invalid('Invalid comparator for attribute version_number: LIKE'),
    reason: 'Millrace reads NOT LIKE as the negation of LIKE, which does not compare numbers.',
  },
];

const messageDifferences: readonly Difference[] = [
  {
    id: 'search/comparators in messages',
    match: /^search\/(?:runs|experiments) .* › (?:POST|GET) \S*\/search(?:\?\S*)? · /,
    fields: ['body.message'],
    mlflow: invalid(/^Invalid comparator '[^']+' not one of '\{'/),
    millrace: invalid(/^Invalid comparator '[^']+' not one of '\{'.*(?:'IS NULL'|'RLIKE').*\}'$/),
    reason: 'The message lists what Millrace reads, which is more.',
    isGeneral: true,
  },
  {
    id: 'search/lists in messages',
    match: /^search\/.* › (?:POST|GET) \S*\/search(?:\?\S*)? · \S+ (?:NOT )?IN (?:\(\)|\(1, 2\))$/,
    fields: ['body.message'],
    mlflow: invalid(
      /^Only \['\w+'\] attributes support|^Expected a quoted string value for (?:tag|parameter)/,
    ),
    millrace: invalid(/^While parsing a list in the query, expected /),
    reason: 'Millrace reads lists on every key, so it says what is wrong with the list.',
    isGeneral: true,
  },
  {
    id: 'search/empty lists of models',
    match: /^search\/models shapes: .* · (?:name|tags\.color) IN \(\)$/,
    fields: ['status', 'body'],
    mlflow: { status: 200, values: { models: undefined } },
    millrace: invalid(
      'While parsing a list in the query, expected a non-empty list of string values, but got empty list',
    ),
    reason: 'As for runs, where MLflow refuses it, too.',
  },
  {
    id: 'search/what of a filter is quoted',
    match:
      /^search\/.* › (?:POST|GET) \S*\/search(?:\?\S*)? · (?:-- comment\n.*|\S+ NOT (?:IN|LIKE) '\w+'|\S+ = 'x)$/s,
    fields: ['body.message'],
    mlflow: invalid(/^Invalid (?:clause\(s\) in filter string|comparison operator for metrics)/),
    millrace: invalid(/^Invalid (?:clause\(s\) in filter string|comparison operator for metrics)/),
    reason: 'The message quotes the part that could not be read, cut out by another lexer.',
    isGeneral: true,
  },
  {
    id: 'search/error class of an unknown order',
    match: /logged-models\/search · order/,
    fields: ['body.sqlstate', 'body.error_class'],
    mlflow: { status: 400, message: /^Invalid order by field name: /, values: { sqlstate: 'KAM04' } },
    millrace: { status: 400, message: /^Invalid order by field name: /, values: { sqlstate: 'KAM00' } },
    reason: 'One sqlstate a code; no client reads the finer one.',
    isGeneral: true,
  },
  {
    id: 'search/unreadable page tokens',
    match: /^(?:search|metrics\/get-history: order).* › /,
    fields: ['body.message'],
    mlflow: invalid(/^Invalid page token/),
    millrace: invalid(/^Invalid page token/),
    reason: 'Tokens are opaque and each server has its own: what was found in one is shown in other words.',
    isGeneral: true,
  },
  {
    id: 'search/page tokens of another search',
    match: /^search\/models order, paging, datasets › .* · token with /,
    fields: ['body.message'],
    mlflow: invalid(/in the page token do(?:es)? not match the requested/),
    millrace: invalid(
      'The page token belongs to another search: experiment_ids, filter and order_by must stay the same between pages.',
    ),
    reason: 'A token keeps a digest of the search, not its text.',
  },
  {
    id: 'search/page tokens before the beginning',
    match: /^metrics\/get-history: order and paging › .* · token eyJvZmZzZXQiOiAtMX0=/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(/^Invalid page token/),
    reason: 'MLflow hands the negative offset to the database.',
  },
  {
    id: 'search/page sizes of models',
    match: /^search\/models order, paging, datasets › .* · max_results (?:50001|-1)$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(/^Invalid value (?:50001|-1) for parameter 'max_results' supplied/),
    reason: 'The limits that the other searches have; MLflow answers an endless page, or a page of none.',
  },
];

export const searchDifferences: readonly Difference[] = [
  ...registryDifferences,
  ...supersetDifferences,
  ...messageDifferences,
];
