import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { Bench } from './support/bench.ts';
import { chunked, type LoadEvent, loadEvent } from './support/load.ts';
import { bodiesOf, Poster } from './support/poster.ts';
import { RelayChild } from './support/relay-child.ts';
import { type Exchange, ReplicaProbe } from './support/replica-probe.ts';
import type { Table, Target } from './support/report.ts';
import { interleaved } from './support/rounds.ts';
import { ratios, summary } from './support/stats.ts';

const CASES = 2_000;
const AIM = 1.2;
const EVENTS_A_REQUEST = 20;
/**
 * Cases that are worked on while the cost of an event is measured: with the largest log the histories
 * of the few fit into what the relay keeps in memory, those of the many do not.
 */
const ACTIVE = [50, 200] as const;
type Active = (typeof ACTIVE)[number];
/** Events that one measure posts. */
const POSTED = 800;

interface Taken extends Exchange {
  readonly cpuUs: number;
}

interface Log {
  readonly relay: RelayChild;
  /** Events that each case had when the relay started. */
  readonly rounds: number;
  /** Events that each of so many active cases has had since. */
  readonly since: Map<Active, number>;
}

export const snapshot: Bench = {
  name: 'snapshot',
  title: 'Snapshot and cost of an event as the log grows',
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
    await interleaved(names, 2, (name) => snapshotOf(logOf(name)));
    const taken = await interleaved(names, quick ? 5 : 15, (name) => snapshotOf(logOf(name)));

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

    return {
      tables: [snapshotTable(names, taken), eventTable(names, activeBy, cold)],
      targets: targetsOf(names, taken, activeBy, cold),
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

async function snapshotOf({ relay }: Log): Promise<Taken> {
  const probe = await ReplicaProbe.open(relay.url);
  const before = await relay.child.cpuUs();
  const exchange = await probe.ask(null);
  const cpuUs = (await relay.child.cpuUs()) - before;
  probe.close();
  return { ...exchange, cpuUs };
}

/** CPU of the relay per event, µs: the same cases go on. Each number of cases has cases of its own. */
async function activeCost(log: Log, cases: Active): Promise<number> {
  const done = log.since.get(cases) ?? 0;
  const rounds = POSTED / cases;
  const cost = await cpuPerEvent(log, activeEvents(cases, log.rounds + done, rounds));
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
  return cpuPerEvent(log, events);
}

async function cpuPerEvent({ relay }: Log, events: Iterable<LoadEvent>): Promise<number> {
  const bodies = bodiesOf(chunked(events, EVENTS_A_REQUEST));
  const poster = new Poster(relay.url, 1);
  const before = await relay.child.cpuUs();
  const from = await relay.head();
  const to = await poster.postLanes([bodies]);
  const cpuUs = (await relay.child.cpuUs()) - before;
  poster.close();
  return cpuUs / (to - from);
}

type TakenOf = (name: string) => Taken[];
type CostsOf = (name: string) => number[];

function snapshotTable(names: readonly string[], taken: TakenOf): Table {
  const [smallest = ''] = names;
  const cpuOf = (name: string) => taken(name).map((each) => each.cpuUs / 1000);
  return {
    title: 'Snapshot of the wall: one exchange',
    columns: ['events in the log', 'rows', 'kB', 'parts', 'relay CPU ms', '÷ smallest', 'ms'],
    rows: names.map((name) => [
      name,
      summary(taken(name).map((each) => each.rows)).median,
      summary(taken(name).map((each) => each.bytes / 1000)).median,
      summary(taken(name).map((each) => each.parts)).median,
      summary(cpuOf(name)),
      ratios(cpuOf(name), cpuOf(smallest)),
      summary(taken(name).map((each) => each.ms)),
    ]),
  };
}

type ByActive = ReadonlyMap<Active, CostsOf>;

function eventTable(names: readonly string[], activeBy: ByActive, cold: CostsOf): Table {
  const [smallest = ''] = names;
  const all = [...activeBy.values(), cold];
  const heads = [...activeBy.keys()].map((cases) => `${cases} active cases`);
  return {
    title: 'Relay CPU per event, µs',
    columns: [
      'events in the log',
      ...[...heads, 'dormant cases'].flatMap((head) => [head, '÷ smallest']),
    ],
    rows: names.map((name) => [
      name,
      ...all.flatMap((of) => [summary(of(name)), ratios(of(name), of(smallest))]),
    ]),
  };
}

function targetsOf(
  names: readonly string[],
  taken: TakenOf,
  activeBy: ByActive,
  cold: CostsOf,
): Target[] {
  const [smallest = ''] = names;
  const largest = names.at(-1) ?? smallest;
  const sizes = `${largest} ÷ ${smallest}`;
  const cpuOf = (name: string) => taken(name).map((each) => each.cpuUs);
  const aim = { atMost: AIM };
  return [
    {
      what: `snapshot, relay CPU, ${sizes}`,
      measured: ratios(cpuOf(largest), cpuOf(smallest)).median,
      unit: '×',
      aim,
    },
    ...[...activeBy].map(([cases, active]) => ({
      what: `CPU per event, ${cases} active cases, ${sizes}`,
      measured: ratios(active(largest), active(smallest)).median,
      unit: '×',
      aim,
    })),
    {
      what: `CPU per event, dormant cases, ${sizes}`,
      measured: ratios(cold(largest), cold(smallest)).median,
      unit: '×',
      aim,
    },
  ];
}

function nameOf(size: number): string {
  return size.toLocaleString('en-US');
}
