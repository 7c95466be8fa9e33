import {
  type Endpoint,
  type EndpointName,
  ENDPOINTS,
  type HttpMethod,
  URL_BYTES_MAX,
} from '@millrace/protocol';
import Router from 'find-my-way';

/** Where a request goes: an endpoint and the fields in its path. */
export interface Match {
  readonly name: EndpointName;
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string | undefined>>;
}

const METHODS: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The routes of the endpoint table behind a static prefix. */
export class Routes {
  readonly #router = Router({ maxParamLength: URL_BYTES_MAX, caseSensitive: true });
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
    for (const [name, endpoint] of Object.entries(ENDPOINTS) as unknown as [EndpointName, Endpoint][]) {
      for (const path of endpoint.paths) {
        const pattern = path.replace(/\{\w+\+\}/, '*').replaceAll(/\{(\w+)\}/g, ':$1');
        this.#router.on([...endpoint.methods], prefix + pattern, unused, { name, endpoint });
      }
    }
  }

  /** `path` is the raw path without query; HEAD is answered as GET. */
  find(method: string, path: string): Match | undefined {
    const route = this.#router.find((method === 'HEAD' ? 'GET' : method) as HttpMethod, path);
    if (route === null) return undefined;
    const { name, endpoint } = route.store as { name: EndpointName; endpoint: Endpoint };
    const { '*': rest, ...params } = route.params;
    const wildcard = endpoint.pathFields.at(-1);
    return {
      name,
      endpoint,
      params: rest === undefined || wildcard === undefined ? params : { ...params, [wildcard]: rest },
    };
  }

  /** Methods that the path has; empty when nothing is there. */
  methodsOf(path: string): HttpMethod[] {
    return METHODS.filter((method) => this.find(method, path) !== undefined);
  }

  /** The path without the static prefix. */
  unprefixed(path: string): string {
    return this.#prefix !== '' && path.startsWith(`${this.#prefix}/`)
      ? path.slice(this.#prefix.length)
      : path;
  }
}

function unused(): void {
  throw new Error('routes are found, not run');
}
