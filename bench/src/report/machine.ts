import { cpus, loadavg, release, totalmem } from 'node:os';

/** The facts about the machine that a reader needs to judge the figures. */
export function machineFacts(): object {
  const processors = cpus();
  return {
    cpu: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    load_average_at_start: loadavg().map((load) => Number(load.toFixed(2))),
  };
}
