import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { cpuTable, eventTable, timeTable, updateTargets } from './figures/figure-tables.ts';
import { DAILY_ROUNDS, dailyWork, Movers } from './figures/happenings.ts';
import { nameOf, QUESTIONS } from './figures/questions.ts';
import { Asking, ask } from './figures/turn.ts';
import { cpuPerEvent } from './growth/measures.ts';
import type { Bench, BenchContext } from './support/bench.ts';
import { courtLogs } from './support/court-log.ts';
import { TODAY } from './support/load.ts';
import { RelayChild } from './support/relay-child.ts';
import type { Report } from './support/report.ts';
import { interleaved } from './support/rounds.ts';

/** The first round of daily work warms up. */
const MEASURED_ROUNDS = DAILY_ROUNDS - 1;
const QUICK_ROUNDS = 4;

/** Figures in breakdowns over a court's log: first answer and live update, beside plain SQL over the log. */
export const figures: Bench = {
  name: 'figures',
  title: 'Figures in breakdowns: first answer and live update against plain SQL over the log',
  run: (context) => measured(context.quick ? 100_000 : 1_000_000, context.quick ? 2 : 3, context),
};

/**
 * @param size events in the log, about
 * @param rounds of each figure: a first answer, some updates and one recomputation
 */
export async function measured(
  size: number,
  rounds: number,
  context: BenchContext,
): Promise<Report> {
  const { quick, scratch, say } = context;
  const events = size.toLocaleString('en-US');
  const file = path.join(scratch, 'figures', 'relay.sqlite');
  mkdirSync(path.dirname(file), { recursive: true });
  const [log = ''] = (await courtLogs(sizesUpTo(size), context)).slice(-1);
  copyFileSync(log, file);

  say('first answers, updates and plain SQL, interleaved');
  const names = QUESTIONS.map(nameOf);
  const turns = await turnsOf(file, rounds);
  say('cost of an event with and without figures held, interleaved');
  const costs = await dailyCosts(file, quick ? QUICK_ROUNDS : MEASURED_ROUNDS);
  return {
    tables: [
      timeTable(events, names, turns),
      cpuTable(names, turns),
      eventTable(costs('held'), costs('none')),
    ],
    targets: updateTargets(names, turns),
    notes: [
      'Every answer was compared with what plain SQL makes of the same log, group by group.',
      'Plain SQL: the audit’s files that make the figure’s parts and one SELECT, in a process of its own, on the relay’s database.',
      'An update is one event over HTTP with its durable commit, and the figure asked for again.',
    ],
  };
}

/** As the log of `court` grows: a run of both makes it once. */
function sizesUpTo(size: number): number[] {
  return [...[10_000, 100_000].filter((each) => each < size), size];
}

async function turnsOf(file: string, rounds: number) {
  const relay = await RelayChild.start(file);
  const asking = new Asking(relay, file, new Movers());
  const byName = new Map(QUESTIONS.map((question) => [nameOf(question), question]));
  for (const question of QUESTIONS) await asking.warmUp(question);
  const turns = await interleaved([...byName.keys()], rounds, (name) => {
    const question = byName.get(name);
    if (!question) throw new Error(`no figure ${name}`);
    return asking.turn(question);
  });
  await asking.close();
  await relay.stop();
  return turns;
}

/** The same daily work for two relays over the same log; one of them holds every figure. */
async function dailyCosts(file: string, rounds: number) {
  const copy = `${file}-none`;
  copyFileSync(file, copy);
  const relays = { none: await RelayChild.start(copy), held: await RelayChild.start(file) };
  for (const question of QUESTIONS) await ask(relays.held, question, TODAY);
  const measure = (name: keyof typeof relays, round: number) =>
    cpuPerEvent(relays[name], dailyWork(round));
  const names = ['none', 'held'] as const;
  await interleaved(names, 1, (name) => measure(name, 0));
  const costs = await interleaved(names, rounds, (name, round) => measure(name, round + 1));
  for (const relay of Object.values(relays)) await relay.stop();
  return costs;
}
