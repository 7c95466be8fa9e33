import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const MODULE = new URL('./give-way.ts', import.meta.url).href;

function nicenessAfter(start: number): number {
  const script = `
    import { getPriority, setPriority } from 'node:os';
    const { giveWay } = await import(${JSON.stringify(MODULE)});
    setPriority(${start});
    giveWay();
    console.log(getPriority());
  `;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

it.runIf(process.platform === 'linux')(
  'stands behind its own process, also behind one that gives way itself',
  () => {
    expect(nicenessAfter(1)).toBe(6);
    expect(nicenessAfter(10)).toBe(15);
    expect(nicenessAfter(18)).toBe(19);
  },
);
