import type { Difference } from '../compare/difference.ts';
import { invalid } from './expected.ts';

const SUPERSET_REASON =
  'As everywhere, Millrace reads IS NULL, NOT IN, NOT LIKE and comparators in any case.';

const datasetDifferences: readonly Difference[] = [
  {
    id: 'evaluation/tags that are no texts',
    match:
      /^evaluation-datasets\/tags › .* · made with (?:number|fraction|boolean|null value|object|user .*)$/,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: {},
    millrace: { status: 200 },
    reason:
      'A new dataset takes tags as later tags are taken: what is no text as Python prints it, null not at all. ' +
      'MLflow keeps them as the database likes, or fails.',
    isGeneral: true,
  },
  {
    id: 'evaluation/slashes in tag keys',
    match: /^evaluation-datasets\/tags › DELETE .* · slash in a key$/,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: 404, kind: 'html' },
    millrace: { status: 200 },
    reason: 'An escaped slash belongs to the key; in MLflow such a tag cannot be deleted.',
  },
  {
    id: 'evaluation/an experiment twice',
    match: /^evaluation-datasets\/create › .* · in an experiment twice$/,
    fields: ['status', 'body'],
    mlflow: {},
    millrace: { status: 200 },
    reason: 'Saying it twice is saying it; MLflow answers with the text of a failed SQL statement.',
    isGeneral: true,
  },
  {
    id: 'evaluation/page size of nothing',
    match: / › (?:GET|POST) \/api\/3\.0\/mlflow\/datasets\/search.* · max_results[ =]0$/,
    fields: ['body.message'],
    mlflow: invalid(/^Invalid value None for parameter 'max_results'/),
    millrace: invalid(/^Invalid value 0 for parameter 'max_results'/),
    reason: 'The message shows what was sent.',
    isGeneral: true,
  },
  {
    id: 'evaluation/records page of nothing',
    match:
      /^(?:evaluation-records\/pages|fields\/evaluation-datasets:get-records) › GET .* · max_results[ =]-1$/,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: [200, 500] },
    millrace: invalid(/^Invalid value -1 for parameter 'max_results'/),
    reason: 'As for every page size.',
    isGeneral: true,
  },
];

const searchDifferences: readonly Difference[] = [
  {
    id: 'evaluation/superset of clauses',
    match:
      /^search\/evaluation datasets: .* › POST \S+ · \S+ (?:NOT IN|not in|in|IS NULL|IS NOT NULL|is null)\b/,
    fields: ['status', 'body'],
    mlflow: invalid(
      /^List values for 'name' are only supported with the IN|^Invalid comparator for tag: IS (?:NOT )?NULL$/,
    ),
    millrace: { status: 200 },
    reason: SUPERSET_REASON,
    isGeneral: true,
  },
  {
    id: 'evaluation/superset of comparators',
    match: /^search\/evaluation datasets: shapes › POST \S+ · name (?:like|LiKe|NOT LIKE) /,
    fields: ['status', 'body'],
    mlflow: { status: 500, errorCode: 'INTERNAL_ERROR' },
    millrace: { status: 200 },
    reason: SUPERSET_REASON,
  },
  {
    id: 'evaluation/NOT LIKE of issues',
    match: /^search\/issues › POST .* · status NOT LIKE 'x'$/,
    fields: ['body.message'],
    mlflow: invalid(/^Invalid comparator 'NOT LIKE'/),
    millrace: invalid(/^Invalid comparator 'LIKE'/),
    reason: 'Millrace reads NOT LIKE as the negation of LIKE, which issues do not have.',
  },
  {
    id: 'evaluation/left sides of issues',
    match: /^search\/issues › POST .* · (?:1 = 1|'x' = status)$/,
    fields: ['body.message'],
    mlflow: invalid(/^Invalid comparison: left side must be an identifier, got <class/),
    millrace: invalid(/^Invalid comparison: left side must be an identifier, got '/),
    reason: 'The message shows what was sent, not a class of a Python library.',
  },
  {
    id: 'evaluation/unreadable page tokens',
    match: /^(?:label-schemas|review-queues)\/list › GET .*page_token=nonsense/,
    fields: ['body.message'],
    mlflow: invalid(/^Invalid page token/),
    millrace: invalid(/^Invalid page token/),
    reason: 'As for other searches: each server has tokens of its own.',
  },
  {
    id: 'evaluation/datasets of one name',
    match:
      /^fields\/evaluation-datasets:search(?:-by-get)? › .*(?: · experiment_?[iI]ds? (?:missing|null|empty|empty list|for experiment_ids?))$/,
    fields: ['body.datasets', 'body.next_page_token'],
    mlflow: { status: 200 },
    millrace: { status: 200 },
    reason: 'Several that other sequences made have one name: their order is that of ids, which are random.',
    isGeneral: true,
    // Chance may give both the same order.
    isOptional: true,
  },
];

const fieldDifferences: readonly Difference[] = [
  {
    id: 'evaluation/one spelling of a scoring config',
    match:
      /^fields\/scorers:(?:set-online-config|get-online-configs) › .* · (?:\w+ and \w+|\w+ for filter_string)$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: {},
    reason: 'MLflow reads this body by hand and knows one spelling; here it is read like all others.',
    isGeneral: true,
  },
  {
    id: 'evaluation/version beyond int32',
    match: /^fields\/scorers:delete › DELETE .* · version beyond int32$/,
    fields: ['status', 'body'],
    mlflow: {
      status: 404,
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
      message: /^Scorer with name 'judge' not found/,
    },
    millrace: invalid(/^Invalid value 2147483648 for parameter 'version'/),
    reason: 'MLflow drops a version that is too large and would delete all of them.',
  },
  {
    id: 'evaluation/issue named twice',
    match: /^fields\/issues:update › PATCH .* · (?:issue_id (?:word|decimal string)|name (?:missing|empty))$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: { status: [200, 400] },
    reason: 'Two different ids are refused; MLflow changes the issue of the path.',
    isGeneral: true,
  },
  {
    id: 'evaluation/unknown kinds of items',
    match: /^fields\/review-queues:add-items › POST .* · item_type as number 2$/,
    fields: ['body.message'],
    mlflow: invalid(/^`item_ids` must be a non-empty list/),
    millrace: invalid(/^Invalid value 2 for parameter 'item_type'/),
    reason: 'MLflow drops the whole message for the one wrong value, and then misses the items.',
  },
  {
    id: 'evaluation/several inputs at once',
    match: /^label-schemas\/inputs › .* at once$/,
    fields: ['status', 'body'],
    mlflow: { status: [200, 400, 404] },
    millrace: { status: [400, 404] },
    reason: 'Exactly one input is wanted; MLflow takes the one that happens to come first.',
    isGeneral: true,
  },
];

const switchedOffDifferences: readonly Difference[] = [
  {
    id: 'switched-off/jobs that cannot run',
    match: /^wire\/parts switched off › POST .* · jobs$/,
    fields: ['status', 'body'],
    mlflow: { status: [400, 500] },
    millrace: { status: 501 },
    reason:
      'That jobs are off is no fault of the server, which clients would retry; it is said before all else.',
    isGeneral: true,
  },
  {
    id: 'switched-off/demo data',
    match: /^wire\/parts switched off › POST .*\/demo\/generate · demo data$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: { status: 501, errorCode: 'NOT_IMPLEMENTED' },
    reason: 'MLflow cannot switch it off.',
  },
  {
    id: 'switched-off/prompt lab',
    match: /^wire\/parts switched off › POST .*\/runs\/create-promptlab-run · AI gateway$/,
    fields: ['status', 'body'],
    mlflow: { status: [400, 500] },
    millrace: { status: 501, errorCode: 'NOT_IMPLEMENTED' },
    reason: 'Its runs come from the gateway, which is off.',
  },
  {
    id: 'switched-off/assistant',
    match: /^wire\/parts switched off › (?!GET \S*\/assistant\/(?:config|providers) ).* · assistant$/,
    fields: ['status', 'body'],
    mlflow: { status: [200, 404, 412, 422] },
    millrace: { status: 403 },
    reason: 'MLflow cannot switch it off: the answer is the one for clients on other hosts.',
  },
  {
    id: 'switched-off/providers of the assistant',
    match: /^wire\/parts switched off › GET \S*\/assistant\/providers · assistant$/,
    fields: ['body'],
    mlflow: { status: 200 },
    millrace: { status: 200, values: { providers: [] } },
    reason: 'The UI asks for them on every page; there are none here.',
  },
  {
    id: 'switched-off/workspace header',
    match: /^wire\/workspace header › GET \/api\/2\.0/,
    fields: ['status', 'headers'],
    mlflow: { status: 500, errorCode: 'FEATURE_DISABLED' },
    millrace: { status: 501, errorCode: 'FEATURE_DISABLED' },
    reason: 'A feature that is off is no fault of the server; clients retry a 500.',
  },
];

export const evaluationDifferences: readonly Difference[] = [
  ...datasetDifferences,
  ...searchDifferences,
  ...fieldDifferences,
  ...switchedOffDifferences,
];
