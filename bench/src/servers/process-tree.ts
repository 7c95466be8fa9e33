import { readdirSync, readFileSync } from 'node:fs';

interface ProcessStat {
  readonly pid: number;
  readonly parentPid: number;
  readonly group: number;
  readonly session: number;
  readonly ticks: number;
}

export interface Memory {
  readonly rssBytes: number;
  readonly pssBytes: number;
  readonly processes: number;
}

/** The kernel's unit of CPU time in /proc, USER_HZ: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** The process `root` and all below it, and whatever else belongs to its group or session. */
export function treeOf(root: number): number[] {
  return statsOf(root).map((stat) => stat.pid);
}

/**
 * CPU time of the whole tree: user and system time of every process with all its threads, and of those that
 * have ended and were waited for.
 */
export function cpuSecondsOf(root: number): number {
  return statsOf(root).reduce((sum, stat) => sum + stat.ticks, 0) / TICKS_PER_SECOND;
}

/** Resident memory summed over the tree, pages that processes share counted in each of them. */
export function rssBytesOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + Number(readProc(pid, 'statm')?.split(' ')[1] ?? 0) * PAGE_BYTES, 0);
}

/** Resident memory and, with shared pages divided among those who share them, proportional memory. */
export function memoryOf(root: number): Memory {
  const pids = treeOf(root);
  const pssKibibytes = pids.reduce(
    (sum, pid) => sum + Number(/^Pss:\s+(\d+) kB$/mu.exec(readProc(pid, 'smaps_rollup') ?? '')?.[1] ?? 0),
    0,
  );
  return { rssBytes: rssBytesOf(pids), pssBytes: pssKibibytes * 1024, processes: pids.length };
}

function statsOf(root: number): ProcessStat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => readStat(Number(name)) ?? []);
  const members = new Map<number, ProcessStat>();
  let isGrowing = true;
  while (isGrowing) {
    isGrowing = false;
    for (const stat of all) {
      const belongs =
        stat.pid === root || stat.group === root || stat.session === root || members.has(stat.parentPid);
      if (belongs && !members.has(stat.pid)) {
        members.set(stat.pid, stat);
        isGrowing = true;
      }
    }
  }
  return [...members.values()];
}

function readStat(pid: number): ProcessStat | undefined {
  const text = readProc(pid, 'stat');
  if (text === undefined) {
    return undefined;
  }
  // The name in parentheses may hold spaces; after it the fields are numbered from 3 (state).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3] ?? 0);
  return {
    pid,
    parentPid: field(4),
    group: field(5),
    session: field(6),
    ticks: field(14) + field(15) + field(16) + field(17),
  };
}

/** Undefined for a process that has ended since it was listed. */
function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
