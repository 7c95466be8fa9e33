import { defineEndpoint, millrace } from '../endpoint.ts';
import { RunStatus } from '../entities/enums.ts';
import { FoundRun } from '../entities/run.ts';
import { FIND_RUNS_RESULTS_DEFAULT, FIND_RUNS_RESULTS_MAX, FIND_TEXT_CHARACTERS_MAX } from '../limits.ts';
import { atMostCharacters, within } from '../schema/checks.ts';
import {
  bool,
  checked,
  int32,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
  withDefault,
} from '../schema/field.ts';

export const findRuns = defineEndpoint({
  name: 'runs/find',
  summary:
    'Runs of all experiments: those whose id begins with a text or whose name, params or tags hold it, and those in ' +
    'some states; the last started or ended first. With `names_only` params and tags are not looked at.',
  methods: ['POST'],
  paths: millrace('/runs/find'),
  request: message('FindRunsRequest', {
    text: checked(string(), atMostCharacters(FIND_TEXT_CHARACTERS_MAX)),
    statuses: list(oneOf(RunStatus)),
    names_only: bool(),
    max_results: withDefault(checked(int32(), within(1, FIND_RUNS_RESULTS_MAX)), FIND_RUNS_RESULTS_DEFAULT),
  }),
  response: message('FindRunsResponse', { runs: required(list(nested(FoundRun))) }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'server', permission: 'read' },
  effect: 'read',
});
