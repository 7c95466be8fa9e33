import type { Endpoint } from './endpoints/endpoint.ts';
import { evaluationEndpoints } from './endpoints/evaluation.ts';
import { experimentAndRunEndpoints } from './endpoints/experiments-and-runs.ts';
import { graphqlEndpoints } from './endpoints/graphql.ts';
import { modelAndArtifactEndpoints } from './endpoints/models-and-artifacts.ts';
import { registryEndpoints } from './endpoints/registry.ts';
import { traceEndpoints } from './endpoints/traces.ts';
import { reviewEndpoints } from './endpoints/reviews.ts';
import { webhookEndpoints } from './endpoints/webhooks.ts';

export type { Endpoint, EndpointField } from './endpoints/endpoint.ts';

/**
 * The endpoints that the corpus must cover, as MLflow 3.17.2 declares them. Facts taken from its protocol files:
 * what is sent for each field is generated from this table, so a new row widens the corpus by itself.
 */
export const endpoints: readonly Endpoint[] = [
  ...experimentAndRunEndpoints,
  ...modelAndArtifactEndpoints,
  ...registryEndpoints,
  ...webhookEndpoints,
  ...traceEndpoints,
  ...evaluationEndpoints,
  ...reviewEndpoints,
  ...graphqlEndpoints,
];

/** The endpoint that a request went to; undefined for a path or method that MLflow does not serve. */
export function endpointOf(method: string, requestPath: string): Endpoint | undefined {
  const [path = ''] = requestPath.split('?');
  const bare = path.replace(/^\/(?:ajax-)?api\/2\.0(?=\/mlflow)/, '');
  const isHere = (endpoint: Endpoint): boolean =>
    endpoint.method === method &&
    [path, bare, path.replace('/ajax-api/', '/api/')].some((candidate) =>
      patternOf(endpoint.path).test(candidate),
    );
  // Paths without segments to fill in go first: `/logged-models/search` is no model id.
  return endpoints.find((each) => !each.path.includes('{') && isHere(each)) ?? endpoints.find(isHere);
}

function patternOf(path: string): RegExp {
  const source = path.replaceAll(/\{\w+\*\}/g, '.+').replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${source}$`);
}
