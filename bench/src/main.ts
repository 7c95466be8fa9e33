import { writeFileSync } from 'node:fs';
import { Bench } from './bench.ts';
import { CASES } from './cases/cases.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { CaseReport } from './report/case-report.ts';
import { machineFacts } from './report/machine.ts';
import { printCase } from './report/print.ts';

/** Runs the chosen cases, prints each as it ends and writes the JSON; the exit code counts wrong results only. */
async function main(options: BenchOptions): Promise<number> {
  const machine = machineFacts();
  const startedAt = new Date();
  process.stdout.write(`${JSON.stringify(machine)}\n`);
  const bench = new Bench(options);
  const chosen = CASES.filter(
    (each) =>
      each.name.includes(options.only ?? '') &&
      each.targets.some((target) => options.targets.includes(target)),
  );
  const results: object[] = [];
  let failures = 0;
  try {
    for (const each of chosen) {
      process.stderr.write(`  ${each.name} …\n`);
      const report = new CaseReport(each.name, each.title);
      const begunAtMs = performance.now();
      let failure: string | undefined;
      try {
        await each.run(bench, report);
      } catch (error) {
        failures += 1;
        failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      }
      const tookSeconds = (performance.now() - begunAtMs) / 1000;
      printCase(report);
      process.stdout.write(
        `  (${tookSeconds.toFixed(1)} s)\n${failure === undefined ? '' : `  FAILED: ${failure}\n`}`,
      );
      results.push({ ...report.toJSON(), took_seconds: tookSeconds, failure });
    }
  } finally {
    await bench.close();
  }
  if (options.jsonPath !== undefined) {
    const conditions = {
      quick: options.isQuick,
      mlflow_workers: options.mlflowWorkers,
      mlflow_jobs: options.hasMlflowJobs,
    };
    const document = { started_at: startedAt.toISOString(), machine, conditions, cases: results };
    writeFileSync(options.jsonPath, `${JSON.stringify(document, null, 2)}\n`);
  }
  process.stdout.write(`\n${chosen.length - failures} cases measured, ${failures} failed\n`);
  return failures === 0 ? 0 : 1;
}

process.exit(await main(readOptions(process.argv.slice(2))));
