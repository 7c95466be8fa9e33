import { QueryClient } from '@tanstack/react-query';
import { CallError } from '../api/call.ts';

const RETRIES_MAX = 2;

/** What was asked of the server and is known. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the server refused it will refuse again.
      retry: (count, error) =>
        count < RETRIES_MAX && !(error instanceof CallError && error.status >= 400 && error.status < 500),
    },
  },
});
