import { defineEndpoint, millrace } from '../endpoint.ts';
import { ViewType } from '../entities/enums.ts';
import { INDEX_COLUMNS_MAX, INDEX_RUNS_MAX } from '../limits.ts';
import { checked, int32, list, message, oneOf, required, string, withDefault } from '../schema/field.ts';
import { between, noMoreThan } from '../schema/checks.ts';
import { FRAME_MEDIA_TYPE } from '../wire/frame.ts';

export const getRunIndex = defineEndpoint({
  name: 'runs/get-index',
  summary:
    'Runs of experiments as columns in one binary frame: attributes, and params, tags and metrics as asked for or, ' +
    'with `automatic_max`, as many of each kind as the runs have. The header has `count`, `keys` (what else there ' +
    'is), `columns` (id and kind, in the order of the arrays: a text column is the codes of its `words`, 0 for none; ' +
    'in a number column NaN means none but for the rows in `nan`). The first array is the run ids, 16 bytes each.',
  methods: ['POST'],
  paths: millrace('/runs/index'),
  request: message('GetRunIndexRequest', {
    experiment_ids: required(list(string())),
    run_view_type: withDefault(oneOf(ViewType), 'ACTIVE_ONLY'),
    run_ids: checked(list(string()), noMoreThan(INDEX_RUNS_MAX, 'run_ids')),
    columns: checked(list(string()), noMoreThan(INDEX_COLUMNS_MAX, 'columns')),
    automatic_max: withDefault(checked(int32(), between('automatic_max', 0, INDEX_COLUMNS_MAX)), 0),
  }),
  response: message('GetRunIndexResponse', {}),
  answer: 'frame',
  mediaType: FRAME_MEDIA_TYPE,
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
