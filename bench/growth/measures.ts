import { chunked, type LoadEvent } from '../support/load.ts';
import { bodiesOf, Poster } from '../support/poster.ts';
import type { RelayChild } from '../support/relay-child.ts';
import { type Exchange, ReplicaProbe } from '../support/replica-probe.ts';
import type { Table, Target } from '../support/report.ts';
import { ratios, summary } from '../support/stats.ts';

const EVENTS_A_REQUEST = 20;
const AIM = 1.2;

export interface Taken extends Exchange {
  readonly cpuUs: number;
}
/** What was measured of a log of that name, one a round. */
export type TakenOf = (name: string) => Taken[];
export type CostsOf = (name: string) => number[];

/** One question of a new replica, and what it costs the relay. */
export async function snapshotOf(relay: RelayChild): Promise<Taken> {
  const probe = await ReplicaProbe.open(relay.url);
  const before = await relay.child.cpuUs();
  const exchange = await probe.ask(null);
  const cpuUs = (await relay.child.cpuUs()) - before;
  probe.close();
  return { ...exchange, cpuUs };
}

/** CPU of the relay per event, µs. */
export async function cpuPerEvent(relay: RelayChild, events: Iterable<LoadEvent>): Promise<number> {
  const bodies = bodiesOf(chunked(events, EVENTS_A_REQUEST));
  const poster = new Poster(relay.url, 1);
  const before = await relay.child.cpuUs();
  const from = await relay.head();
  const to = await poster.postLanes([bodies]);
  const cpuUs = (await relay.child.cpuUs()) - before;
  poster.close();
  return cpuUs / (to - from);
}

export function snapshotTable(title: string, names: readonly string[], taken: TakenOf): Table {
  const [smallest = ''] = names;
  const cpuOf = (name: string) => taken(name).map((each) => each.cpuUs / 1000);
  return {
    title,
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

/** @param costs by what is said of the events in the head of the table */
export function eventTable(
  title: string,
  names: readonly string[],
  costs: ReadonlyMap<string, CostsOf>,
): Table {
  const [smallest = ''] = names;
  return {
    title,
    columns: ['events in the log', ...[...costs.keys()].flatMap((head) => [head, '÷ smallest'])],
    rows: names.map((name) => [
      name,
      ...[...costs.values()].flatMap((of) => [summary(of(name)), ratios(of(name), of(smallest))]),
    ]),
  };
}

/** The largest log against the smallest, for the snapshot and each kind of event. */
export function growthTargets(
  where: string,
  names: readonly string[],
  taken: TakenOf,
  costs: ReadonlyMap<string, CostsOf>,
): Target[] {
  const [smallest = ''] = names;
  const largest = names.at(-1) ?? smallest;
  const sizes = `${largest} ÷ ${smallest}`;
  const cpuOf = (name: string) => taken(name).map((each) => each.cpuUs);
  const grown = (what: string, of: CostsOf): Target => ({
    what: `${where}: ${what}, ${sizes}`,
    measured: ratios(of(largest), of(smallest)).median,
    unit: '×',
    aim: { atMost: AIM },
  });
  return [
    grown('snapshot, relay CPU', cpuOf),
    ...[...costs].map(([what, of]) => grown(`CPU per event, ${what}`, of)),
  ];
}

export function nameOf(size: number): string {
  return size.toLocaleString('en-US');
}
