import { invalidParameter, SEARCH_RESULTS_MAX } from '@millrace/protocol';

/** Refuses a page size that is not between 1 and the maximum, in MLflow's words. */
export function checkPageSize(maxResults: number, max: number = SEARCH_RESULTS_MAX): void {
  if (maxResults < 1) {
    throw invalidParameter(
      `Invalid value ${maxResults} for parameter 'max_results' supplied. It must be a positive integer`,
    );
  }
  if (maxResults > max) {
    throw invalidParameter(
      `Invalid value ${maxResults} for parameter 'max_results' supplied. It must be at most ${max}`,
    );
  }
}
