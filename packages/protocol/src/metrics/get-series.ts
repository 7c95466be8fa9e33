import { defineEndpoint, millrace } from '../endpoint.ts';
import { SERIES_BUCKETS_MAX, SERIES_KEYS_MAX, SERIES_RUNS_MAX } from '../limits.ts';
import { between, choiceOf, noMoreThan } from '../schema/checks.ts';
import { checked, double, int32, list, message, required, string, withDefault } from '../schema/field.ts';
import { FRAME_MEDIA_TYPE } from '../wire/frame.ts';

export const getMetricSeries = defineEndpoint({
  name: 'metrics/get-series',
  summary:
    'Metrics of runs, ready to be drawn, in one binary frame. Where a range holds few points each is there, else the ' +
    'smallest and largest value of each stretch: no extreme is lost. The header lists `series` as [run, key, count, ' +
    'points, isExact, x0, step, timestamp and value of the latest point]; the arrays of each are x (offsets from x0 ' +
    'when uint32), low and, unless exact, high. Beside `metric_keys` there may be `expressions` over metrics, as ' +
    '`train/loss - val/loss` or `log(${my loss})`, whose places come behind those of the keys; with `x_metric` the x is ' +
    'the value of another metric. Both join metrics by step: steps that one of them lacks are left out, and of several ' +
    'points at a step the latest counts. `x_scale` log widens the stretches with x and leaves out what is not positive.',
  methods: ['POST'],
  paths: millrace('/metrics/series'),
  request: message('GetMetricSeriesRequest', {
    run_ids: required(checked(list(string()), noMoreThan(SERIES_RUNS_MAX, 'run_ids'))),
    metric_keys: required(checked(list(string()), noMoreThan(SERIES_KEYS_MAX, 'metric_keys'))),
    expressions: checked(list(string()), noMoreThan(SERIES_KEYS_MAX, 'expressions')),
    x: withDefault(checked(string(), choiceOf('x', ['step', 'time'])), 'step'),
    x_metric: string(),
    x_scale: withDefault(checked(string(), choiceOf('x_scale', ['linear', 'log'])), 'linear'),
    start: double(),
    end: double(),
    buckets_max: withDefault(checked(int32(), between('buckets_max', 1, SERIES_BUCKETS_MAX)), 500),
  }),
  response: message('GetMetricSeriesResponse', {}),
  answer: 'frame',
  mediaType: FRAME_MEDIA_TYPE,
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'run', from: 'run_ids', permission: 'read' },
  effect: 'read',
});
