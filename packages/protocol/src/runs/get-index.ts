import { defineEndpoint, millrace } from '../endpoint.ts';
import { ViewType } from '../entities/enums.ts';
import { INDEX_COLUMNS_MAX, INDEX_PART_DEFAULT, INDEX_PART_MAX, INDEX_RUNS_MAX } from '../limits.ts';
import {
  bool,
  checked,
  int32,
  list,
  message,
  oneOf,
  required,
  string,
  withDefault,
} from '../schema/field.ts';
import { between, noMoreThan } from '../schema/checks.ts';
import { FRAME_MEDIA_TYPE } from '../wire/frame.ts';

export const getRunIndex = defineEndpoint({
  name: 'runs/get-index',
  summary:
    'Runs of experiments as columns in a binary frame, those that started last first, a part of them at a time: ' +
    'attributes, and params, tags and metrics as asked for or, with `automatic_max`, as many of each kind as the runs ' +
    'of the part have; `datasets` is a column, too, of JSON lists of [name, digest, context]. The header has `count`, ' +
    '`next_page_token` unless the part is the last one, `total` (all runs; in the first part), `keys` (what else the ' +
    'runs of the part have), `columns` (id and kind, in the order of the arrays: a text column is the codes of its ' +
    '`words`, 0 for none; in a number column NaN means none but for the rows in `nan`). The first array is the run ' +
    'ids, 16 bytes each. With `bare` neither attributes nor keys come. Each part is a snapshot of its own: `changes` ' +
    'tells which runs were written meanwhile, and `run_ids` asks for these.',
  methods: ['POST'],
  paths: millrace('/runs/index'),
  request: message('GetRunIndexRequest', {
    experiment_ids: required(list(string())),
    run_view_type: withDefault(oneOf(ViewType), 'ACTIVE_ONLY'),
    run_ids: checked(list(string()), noMoreThan(INDEX_RUNS_MAX, 'run_ids')),
    columns: checked(list(string()), noMoreThan(INDEX_COLUMNS_MAX, 'columns')),
    automatic_max: withDefault(checked(int32(), between('automatic_max', 0, INDEX_COLUMNS_MAX)), 0),
    max_results: withDefault(checked(int32(), between('max_results', 1, INDEX_PART_MAX)), INDEX_PART_DEFAULT),
    page_token: string(),
    bare: bool(),
  }),
  response: message('GetRunIndexResponse', {}),
  answer: 'frame',
  mediaType: FRAME_MEDIA_TYPE,
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
