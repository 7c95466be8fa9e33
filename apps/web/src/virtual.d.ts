declare module 'virtual:endpoint-paths' {
  import type { EndpointName } from '@millrace/protocol';

  /** Method and path of each endpoint, `{x}` where a field goes. */
  export const endpointPaths: Readonly<Record<EndpointName, readonly [method: string, path: string]>>;
}
