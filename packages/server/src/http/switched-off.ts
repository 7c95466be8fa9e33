import {
  type HttpMethod,
  SWITCHED_OFF,
  type SwitchedOffAnswer,
  type SwitchedOffCalls,
  URL_BYTES_MAX,
} from '@millrace/protocol';
import Router from 'find-my-way';

interface Route {
  readonly calls: SwitchedOffCalls;
  readonly path: string;
}

/** The paths of parts that this server does not have, behind a static prefix. */
export class SwitchedOffRoutes {
  readonly #router = Router({ maxParamLength: URL_BYTES_MAX, caseSensitive: true });

  constructor(prefix: string) {
    for (const calls of SWITCHED_OFF.flatMap(({ groups }) => groups)) {
      for (const call of calls.calls) {
        const [method = '', path = ''] = call.split(' ');
        const pattern = path.replace(/\{\w+\+\}/, '*').replaceAll(/\{(\w+)\}/g, ':$1');
        const route: Route = { calls, path };
        this.#router.on(method as HttpMethod, prefix + pattern, unused, route);
      }
    }
  }

  /** What such a path answers; undefined for any other. */
  answer(method: string, path: string): SwitchedOffAnswer | undefined {
    const found = this.#router.find(method as HttpMethod, path);
    if (found === null) return undefined;
    const { calls, path: pattern } = found.store as Route;
    return calls.answer(found.params, pattern);
  }
}

function unused(): void {
  throw new Error('routes are found, not run');
}
