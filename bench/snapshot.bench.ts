import { copyFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CostsOf,
  cpuPerEvent,
  eventTable,
  growthTargets,
  nameOf,
  snapshotOf,
  snapshotTable,
} from './growth/measures.ts';
import type { Bench } from './support/bench.ts';
import { type LoadEvent, loadEvent } from './support/load.ts';
import { RelayChild } from './support/relay-child.ts';
import { interleaved } from './support/rounds.ts';

const CASES = 2_000;
/**
 * Cases that are worked on while the cost of an event is measured: with the largest log the histories
 * of the few fit into what the relay keeps in memory, those of the many do not.
 */
const ACTIVE = [50, 200] as const;
type Active = (typeof ACTIVE)[number];
/** Events that one measure posts. */
const POSTED = 800;

interface Log {
  readonly relay: RelayChild;
  /** Events that each case had when the relay started. */
  readonly rounds: number;
  /** Events that each of so many active cases has had since. */
  readonly since: Map<Active, number>;
}

export const snapshot: Bench = {
  name: 'snapshot',
  title: 'The harsh reading: the same cases for ever, ever longer',
  async run({ quick, scratch, say }) {
    const sizes = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
    const logs = await grownLogs(sizes, path.join(scratch, 'snapshot'), say);
    const names = sizes.map(nameOf);
    const logOf = (name: string) => {
      const log = logs.get(name);
      if (!log) throw new Error(`no log of ${name}`);
      return log;
    };

    say('snapshots, interleaved');
    await interleaved(names, 2, (name) => snapshotOf(logOf(name).relay));
    const taken = await interleaved(names, quick ? 5 : 15, (name) => snapshotOf(logOf(name).relay));

    say('cost of an event, interleaved');
    const activeBy = new Map<Active, CostsOf>();
    for (const cases of ACTIVE) {
      await interleaved(names, 1, (name) => activeCost(logOf(name), cases));
      const rounds = quick ? 3 : 6;
      activeBy.set(
        cases,
        await interleaved(names, rounds, (name) => activeCost(logOf(name), cases)),
      );
    }
    const cold = await interleaved(names, quick ? 2 : 5, (name, round) =>
      coldCost(logOf(name), round),
    );
    for (const { relay } of logs.values()) await relay.stop();

    const costs = new Map<string, CostsOf>([
      ...[...activeBy].map(([cases, of]) => [`${cases} active cases`, of] as const),
      ['dormant cases', cold],
    ]);
    return {
      tables: [
        snapshotTable('Snapshot of the wall: one exchange', names, taken),
        eventTable('Relay CPU per event, µs', names, costs),
      ],
      targets: growthTargets('the same cases', names, taken, costs),
      notes: [
        `${CASES} cases at every size; a snapshot is one question of a new replica, answered in parts.`,
        `Active cases get event after event, each in turn. Dormant cases: each event is the first of its case since the relay started, so its history is read and folded.`,
      ],
    };
  },
};

/** One log that grows, copied at each size; each copy gets a relay of its own. */
async function grownLogs(
  sizes: readonly number[],
  folder: string,
  say: (line: string) => void,
): Promise<Map<string, Log>> {
  const growing = path.join(folder, 'growing.sqlite');
  const grown = new Map<string, Log>();
  let from = 0;
  for (const size of sizes) {
    const name = nameOf(size);
    const rounds = Math.round(size / CASES);
    say(`filling a log up to ${name} events`);
    const filler = await RelayChild.start(growing);
    await filler.fill({ order: 'casewise', cases: CASES, from, to: rounds });
    await filler.stop();
    const file = path.join(folder, `${size}.sqlite`);
    copyFileSync(growing, file);
    grown.set(name, { relay: await RelayChild.start(file), rounds, since: new Map() });
    from = rounds;
  }
  return grown;
}

/** CPU of the relay per event, µs: the same cases go on. Each number of cases has cases of its own. */
async function activeCost(log: Log, cases: Active): Promise<number> {
  const done = log.since.get(cases) ?? 0;
  const rounds = POSTED / cases;
  const cost = await cpuPerEvent(log.relay, activeEvents(cases, log.rounds + done, rounds));
  log.since.set(cases, done + rounds);
  return cost;
}

function* activeEvents(cases: Active, from: number, rounds: number): Generator<LoadEvent> {
  const first = ACTIVE.filter((each) => each < cases).reduce((sum, each) => sum + each, 0);
  for (let round = from; round < from + rounds; round += 1) {
    for (let index = first; index < first + cases; index += 1) yield loadEvent(index, round);
  }
}

const COLD_CASES = 200;
const ALL_ACTIVE = ACTIVE.reduce((sum, each) => sum + each, 0);

/** CPU of the relay per event, µs: cases of which the relay has heard nothing since it started. */
function coldCost(log: Log, round: number): Promise<number> {
  const first = ALL_ACTIVE + round * COLD_CASES;
  const events = Array.from({ length: COLD_CASES }, (_, n) => loadEvent(first + n, log.rounds));
  return cpuPerEvent(log.relay, events);
}
