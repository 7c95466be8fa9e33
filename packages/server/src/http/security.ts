import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** MLflow 3.17's rules against DNS rebinding and cross-site requests. */
export interface SecurityOptions {
  /** Host patterns with `*`; a lone `*` allows any. Undefined: this machine and private networks. */
  readonly allowedHosts?: readonly string[] | undefined;
  readonly corsAllowedOrigins: readonly string[];
  /** `X-Frame-Options`; NONE leaves the header out. */
  readonly frameOptions: string;
  readonly isDisabled: boolean;
}

export interface SecurityRequest {
  readonly method: string;
  /** Path without static prefix and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'refuse'; readonly text: string }
  | { readonly kind: 'preflight'; readonly isAllowed: boolean };

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0'];
const PRIVATE_NETWORKS = [
  '10.*',
  '192.168.*',
  ...Array.from({ length: 16 }, (_, index) => `172.${16 + index}.*`),
  'fc00:*',
  'fd00:*',
];
const DEFAULT_HOSTS = [...LOCAL_NAMES.flatMap((name) => [name, `${name}:*`]), ...PRIVATE_NETWORKS];
const UNCHECKED_PATHS = new Set(['/health', '/version']);
const STATE_CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const LOCAL_ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
const API_PATH = /^\/(?:ajax-)?api\//;

export class SecurityRules {
  readonly #options: SecurityOptions;
  readonly #hosts: readonly RegExp[] | undefined;
  readonly #origins: readonly RegExp[];

  constructor(options: SecurityOptions) {
    this.#options = options;
    const hosts = options.allowedHosts ?? DEFAULT_HOSTS;
    this.#hosts = hosts.includes('*') ? undefined : hosts.map(wildcard);
    this.#origins = options.corsAllowedOrigins.map(wildcard);
  }

  judge({ method, path, headers }: SecurityRequest): Verdict {
    if (this.#options.isDisabled) return { kind: 'pass' };
    if (!UNCHECKED_PATHS.has(path) && !this.#isHostAllowed(headers.host ?? '')) {
      return { kind: 'refuse', text: 'Invalid Host header - possible DNS rebinding attack detected' };
    }
    const { origin } = headers;
    if (origin === undefined) return { kind: 'pass' };
    const isAllowed = this.isOriginAllowed(origin);
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
      return { kind: 'preflight', isAllowed };
    }
    if (STATE_CHANGING.has(method) && API_PATH.test(path) && !isAllowed) {
      return { kind: 'refuse', text: 'Cross-origin request blocked' };
    }
    return { kind: 'pass' };
  }

  isOriginAllowed(origin: string): boolean {
    return LOCAL_ORIGIN.test(origin) || this.#origins.some((pattern) => pattern.test(origin));
  }

  /** Headers of every answer, and those of CORS when the origin may read it. */
  setHeaders(response: ServerResponse, origin: string | undefined): void {
    response.setHeader('x-content-type-options', 'nosniff');
    if (this.#options.isDisabled) return;
    if (this.#options.frameOptions !== 'NONE')
      response.setHeader('x-frame-options', this.#options.frameOptions);
    response.setHeader('vary', 'Origin');
    if (origin === undefined || !this.isOriginAllowed(origin)) return;
    const isOpen = this.#options.corsAllowedOrigins.includes('*');
    response.setHeader('access-control-allow-origin', isOpen ? '*' : origin);
    if (!isOpen) response.setHeader('access-control-allow-credentials', 'true');
  }

  #isHostAllowed(host: string): boolean {
    return this.#hosts === undefined || this.#hosts.some((pattern) => pattern.test(host));
  }
}

/** A shell pattern with `*` as a regular expression over the whole text. */
function wildcard(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'i');
}
