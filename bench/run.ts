import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
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
import { type Report, renderTable, renderTargets } from './support/report.ts';
import { video } from './video.bench.ts';

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
];
const OUT = path.join(import.meta.dirname, '../dist/bench/results.json');

/** Beyond this something hangs: the run is given up. */
const GIVE_UP_MS = 75 * 60_000;

const HELP = `npm run bench -- [--only NAME[,NAME]] [--quick] [--out FILE]

Measures the relay and the wall against baselines, in interleaved rounds on this machine, and prints
medians (min–max) and ratios. Missing a target is a result, not a failure. Loopback only.

  --only NAME   ${BENCHES.map((bench) => bench.name).join(', ')}
  --quick       fewer rounds, smaller logs: a look, not a result
  --out FILE    results as JSON (default dist/bench/results.json)

How to read the figures: bench/README.md`;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      quick: { type: 'boolean', default: false },
      out: { type: 'string', default: OUT },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const asked = (values.only ?? []).flatMap((names) => names.split(','));
  const unknown = asked.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    console.error(`no benchmark ${unknown}\n\n${HELP}`);
    return 2;
  }
  const chosen = BENCHES.filter((bench) => asked.length === 0 || asked.includes(bench.name));
  return measure(chosen, { quick: values.quick, out: values.out });
}

async function measure(
  chosen: readonly Bench[],
  { quick, out }: { quick: boolean; out: string },
): Promise<number> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'wall-bench-'));
  const context: BenchContext = { quick, scratch, say: (line) => console.log(`… ${line}`) };
  const giveUp = async (why: string) => {
    console.error(why);
    await stopAll();
    rmSync(scratch, { recursive: true, force: true });
    process.exit(1);
  };
  const overdue = setTimeout(() => void giveUp('a benchmark does not end: giving up'), GIVE_UP_MS);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void giveUp('broken off'));
  }
  const reports: Record<string, Report & { seconds: number }> = {};
  let failed = 0;
  try {
    for (const bench of chosen) {
      const from = performance.now();
      try {
        const report = await bench.run(context);
        const seconds = Math.round((performance.now() - from) / 1000);
        reports[bench.name] = { ...report, seconds };
        print(bench, report, seconds);
      } catch (error) {
        failed += 1;
        console.error(`${bench.name} could not be measured:`, error);
        await stopAll();
      }
    }
  } finally {
    await stopAll();
    clearTimeout(overdue);
    rmSync(scratch, { recursive: true, force: true });
  }
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify({ machine: machine(), quick, reports }, null, 2)}\n`);
  console.log(`results: ${path.relative(process.cwd(), out)}`);
  return failed === 0 ? 0 : 1;
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
