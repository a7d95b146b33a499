import { copyFileSync, mkdirSync } from 'node:fs';
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
import type { Bench, BenchContext } from './support/bench.ts';
import { LIFE, OPEN_CASES, openAge } from './support/court-load.ts';
import { courtLogs } from './support/court-log.ts';
import { type LoadEvent, loadEvent } from './support/load.ts';
import { RelayChild } from './support/relay-child.ts';
import { interleaved } from './support/rounds.ts';

/** Open cases that go on event by event, and those of which each round takes some untouched ones. */
const ACTIVE = 100;
const UNTOUCHED = 80;
/** Events that each active case has in one round. */
const TURNS = 8;

/** The log of a court that closes its cases: it grows, what is open does not. */
export const court: Bench = {
  name: 'court',
  title: 'A court’s log: snapshot and cost of an event as it grows by closed cases',
  async run(context) {
    const { quick, say } = context;
    const sizes = quick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
    const names = sizes.map(nameOf);
    const logs = await grownLogs(sizes, context);
    const logOf = (name: string) => {
      const relay = logs.get(name);
      if (!relay) throw new Error(`no log of ${name}`);
      return relay;
    };

    say('snapshots, interleaved');
    await interleaved(names, 2, (name) => snapshotOf(logOf(name)));
    const taken = await interleaved(names, quick ? 5 : 15, (name) => snapshotOf(logOf(name)));

    say('cost of an event, interleaved');
    const rounds = quick ? 3 : 8;
    await interleaved(names, 1, (name) => cpuPerEvent(logOf(name), activeEvents(0)));
    const active = await interleaved(names, rounds, (name, round) =>
      cpuPerEvent(logOf(name), activeEvents(round + 1)),
    );
    const first = await interleaved(names, 5, (name, round) =>
      cpuPerEvent(logOf(name), firstEvents(round)),
    );
    for (const relay of logs.values()) await relay.stop();

    const costs = new Map<string, CostsOf>([
      ['of a case at work', active],
      ['first of a case since the start', first],
    ]);
    return {
      tables: [
        snapshotTable('Snapshot of the wall: one exchange', names, taken),
        eventTable('Relay CPU per event, µs', names, costs),
      ],
      targets: growthTargets('a court’s log', names, taken, costs),
      notes: [
        `${OPEN_CASES} open cases of all ages at every size; the rest of the log are closed cases of ${LIFE} events each.`,
      ],
    };
  },
};

/** Each log under a relay of its own. */
async function grownLogs(
  sizes: readonly number[],
  context: BenchContext,
): Promise<Map<string, RelayChild>> {
  const folder = path.join(context.scratch, 'court');
  mkdirSync(folder, { recursive: true });
  const grown = new Map<string, RelayChild>();
  const logs = await courtLogs(sizes, context);
  for (const [at, size] of sizes.entries()) {
    const file = path.join(folder, `${size}.sqlite`);
    copyFileSync(logs[at] ?? '', file);
    grown.set(nameOf(size), await RelayChild.start(file));
  }
  return grown;
}

function* activeEvents(round: number): Generator<LoadEvent> {
  for (let turn = round * TURNS; turn < (round + 1) * TURNS; turn += 1) {
    for (let index = 0; index < ACTIVE; index += 1) yield loadEvent(index, openAge(index) + turn);
  }
}

/** Cases of which the relay has heard nothing since it started: their history is read and folded. */
function* firstEvents(round: number): Generator<LoadEvent> {
  const from = ACTIVE + round * UNTOUCHED;
  for (let index = from; index < from + UNTOUCHED; index += 1) {
    yield loadEvent(index, openAge(index));
  }
}
