import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { chart } from './chart.bench.ts';
import { court } from './court.bench.ts';
import { figures } from './figures.bench.ts';
import { firstLoad } from './first-load.bench.ts';
import { ingest } from './ingest.bench.ts';
import { paint } from './paint.bench.ts';
import { reconnect } from './reconnect.bench.ts';
import { skew } from './skew.bench.ts';
import { snapshot } from './snapshot.bench.ts';
import type { Bench, BenchContext } from './support/bench.ts';
import { stopAll } from './support/child.ts';
import { readCommandLine } from './support/command-line.ts';
import { Ending } from './support/ending.ts';
import { buildChildren } from './support/programs.ts';
import { type Report, renderTable, renderTargets } from './support/report.ts';
import { modeSwitch } from './switch.bench.ts';
import { video } from './video.bench.ts';
import { visit } from './visit.bench.ts';

const BENCHES: readonly Bench[] = [
  ingest,
  paint,
  chart,
  firstLoad,
  court,
  figures,
  snapshot,
  reconnect,
  video,
  skew,
  modeSwitch,
  visit,
];
const OUT = path.join(import.meta.dirname, '../dist/bench/results.json');

/** One benchmark that takes longer hangs. */
const LIMIT_MS = 60 * 60_000;

const NAMES = BENCHES.map(({ name }) => name);
const HELP = `npm run bench -- [NAME …] [--quick] [--out FILE]

Measures the relay and the wall against baselines, in interleaved rounds on this machine, and prints
medians (min–max) and ratios. Missing a target is a result, not a failure. Loopback only.

  NAME …        ${NAMES.join(', ')}; without one, all of them
  --only NAMES  the same, with commas
  --quick       fewer rounds, smaller logs: a look, not a result
  --out FILE    results as JSON (default dist/bench/results.json)

Ctrl-C stops it in order; what was measured until then is kept.

How to read the figures: bench/README.md`;

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readCommandLine(process.argv.slice(2), NAMES);
  if (asked.kind === 'help') {
    console.log(HELP);
    return 0;
  }
  if (asked.kind === 'wrong') {
    console.error(`${asked.message}\n\n${HELP}`);
    return 2;
  }
  const chosen = BENCHES.filter(({ name }) => asked.names.includes(name));
  return measure(chosen, { quick: asked.quick, out: asked.out ?? OUT });
}

async function measure(
  chosen: readonly Bench[],
  { quick, out }: { quick: boolean; out: string },
): Promise<number> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'wall-bench-'));
  const context: BenchContext = { quick, scratch, say: (line) => console.log(`… ${line}`) };
  const reports: Record<string, Report & { seconds: number }> = {};
  const keep = () => {
    if (Object.keys(reports).length > 0) write(out, { machine: machine(), quick, reports });
  };
  const ending = new Ending({ scratch, limitMs: LIMIT_MS, keep });
  await buildChildren();
  let failed = 0;
  for (const bench of chosen) {
    if (ending.isBegun) break;
    ending.watch(bench.name);
    const from = performance.now();
    try {
      const report = await bench.run(context);
      const seconds = Math.round((performance.now() - from) / 1000);
      reports[bench.name] = { ...report, seconds };
      print(bench, report, seconds);
    } catch (error) {
      // What it worked with was stopped.
      if (ending.isBegun) break;
      failed += 1;
      console.error(`${bench.name} could not be measured:`, error);
      await stopAll();
    }
  }
  // The process ends where the ending has begun.
  if (ending.isBegun) return new Promise(() => undefined);
  await ending.close();
  keep();
  return failed === 0 ? 0 : 1;
}

function write(out: string, results: object): void {
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`results: ${path.relative(process.cwd(), out)}`);
}

function print(bench: Bench, { tables, targets, notes = [] }: Report, seconds: number): void {
  console.log(`\n## ${bench.title} (${seconds} s)\n`);
  for (const table of tables) console.log(`${renderTable(table)}\n`);
  if (targets.length > 0) console.log(`${renderTargets(targets)}\n`);
  for (const note of notes) console.log(`- ${note}`);
  console.log();
}

function machine() {
  const [first] = cpus();
  return {
    cpu: first?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}
