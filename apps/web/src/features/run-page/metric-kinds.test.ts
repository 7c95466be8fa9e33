import { describe, expect, it } from 'vitest';
import { systemMetricKinds } from './metric-kinds.ts';

describe('systemMetricKinds', () => {
  it('groups what the client measures', () => {
    const keys = [
      'loss',
      'system/cpu_utilization_percentage',
      'system/system_memory_usage_megabytes',
      'system/gpu_1_memory_usage_megabytes',
      'system/node-0/gpu_0_utilization_percentage',
      'system/disk_usage_percentage',
      'system/network_receive_megabytes',
      'system/fan',
    ];
    expect(systemMetricKinds(keys).map(({ title, keys: found }) => [title, found.length])).toEqual([
      ['GPU', 2],
      ['CPU', 1],
      ['Memory', 1],
      ['Disk', 1],
      ['Network', 1],
      ['Other', 1],
    ]);
    expect(systemMetricKinds(['loss'])).toEqual([]);
  });
});
