import { defineEndpoint, millrace } from '../endpoint.ts';
import { ExperimentActivity } from '../entities/experiment.ts';
import { ACTIVITY_EXPERIMENTS_MAX } from '../limits.ts';
import { noMoreThan } from '../schema/checks.ts';
import { checked, list, message, nested, required, string } from '../schema/field.ts';

export const getExperimentActivity = defineEndpoint({
  name: 'experiments/get-activity',
  summary: 'How many runs experiments have, how many of them run, and when the last one began.',
  methods: ['POST'],
  paths: millrace('/experiments/activity'),
  request: message('GetExperimentActivityRequest', {
    experiment_ids: required(checked(list(string()), noMoreThan(ACTIVITY_EXPERIMENTS_MAX, 'experiment_ids'))),
  }),
  response: message('GetExperimentActivityResponse', {
    activities: required(list(nested(ExperimentActivity))),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
