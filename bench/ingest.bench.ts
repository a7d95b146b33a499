import path from 'node:path';
import { z } from 'zod';
import { CANDIDATES, type CandidateName } from './ingest/candidates.ts';
import type { Bench } from './support/bench.ts';
import { Child } from './support/child.ts';
import { chunked, liveLanes } from './support/load.ts';
import { bodiesOf, Poster } from './support/poster.ts';
import type { Table, Target } from './support/report.ts';
import { interleaved } from './support/rounds.ts';
import { ratios, type Summary, summary } from './support/stats.ts';

const NAMES: readonly CandidateName[] = [
  'relay',
  'no database',
  'naive durable',
  'plain batching',
  'naive emit',
  'bare emit',
];
const CASES = 500;
const EVENTS_A_REQUEST = 20;
/** Sources that post at the same time, one request after the other. */
const LANES = 16;
/** Each event of the live load once a case and turn. */
const TURNS_A_ROUND = 10;
const AIMS = {
  cpu: 1.35,
  rate: new Map([
    [8, 1.5],
    [32, 3],
  ]),
};

const started = z.object({ url: z.string(), head: z.int(), follow: z.boolean() });

interface Slice {
  /** CPU of the candidate's process, µs an event. */
  readonly cpuUs: number;
  /** Events a second, acknowledged and received by every wall. */
  readonly rate: number;
  /** Received by one wall, an event. */
  readonly bytes: number;
}

interface Running {
  readonly child: Child;
  readonly url: string;
  head: number;
}

export const ingest: Bench = {
  name: 'ingest',
  title: 'Ingest and fan-out',
  async run({ quick, scratch, say }) {
    const tables: Table[] = [];
    const targets: Target[] = [];
    for (const walls of [8, 32]) {
      say(`ingest and fan-out to ${walls} walls`);
      const folder = path.join(scratch, `ingest-${walls}`);
      const slices = await measured(walls, quick ? 2 : 6, folder);
      tables.push(tableOf(walls, slices));
      targets.push(...targetsOf(walls, slices));
    }
    return { tables, targets, notes: notes() };
  },
};

type Slices = (name: CandidateName) => Slice[];

async function measured(walls: number, rounds: number, folder: string): Promise<Slices> {
  const reader = Child.start('support/walls.ts');
  const running = new Map<CandidateName, Running>();
  const turns = (rounds + 1) * TURNS_A_ROUND;
  for (const [index, name] of NAMES.entries()) {
    const child = Child.start('ingest/candidate-process.ts');
    const file = path.join(folder, `${index}.sqlite`);
    const { url, head, follow } = await child.call(
      'start',
      { name, cases: CASES, turns, file },
      started,
    );
    await reader.call('open', { url, walls, follow }, z.null());
    running.set(name, { child, url, head });
  }
  const take = (name: CandidateName, round: number) => {
    const candidate = running.get(name);
    if (!candidate) throw new Error(`${name} is not running`);
    return slice(candidate, reader, round);
  };
  // The first round warms up and is not counted.
  await interleaved(NAMES, 1, (name) => take(name, 0));
  const slices = await interleaved(NAMES, rounds, (name, round) => take(name, round + 1));
  await reader.stop();
  for (const { child } of running.values()) await child.stop();
  return slices;
}

async function slice(candidate: Running, reader: Child, round: number): Promise<Slice> {
  const { child, url } = candidate;
  const lanes = liveLanes(CASES, round * TURNS_A_ROUND, TURNS_A_ROUND, LANES).map((events) =>
    bodiesOf(chunked(events, EVENTS_A_REQUEST)),
  );
  const count = CASES * TURNS_A_ROUND;
  candidate.head += count;

  const group = { group: url };
  await reader.call('expect', { ...group, marker: `"to":${candidate.head},` }, z.null());
  const poster = new Poster(url, LANES);
  const bytesBefore = await reader.call('bytes', group, z.number());
  const cpuBefore = await child.cpuUs();
  const from = performance.now();
  const [head] = await Promise.all([poster.postLanes(lanes), reader.call('seen', group, z.null())]);
  const ms = performance.now() - from;
  const cpu = (await child.cpuUs()) - cpuBefore;
  const bytes = (await reader.call('bytes', group, z.number())) - bytesBefore;
  poster.close();
  if (head !== candidate.head) throw new Error(`expected head ${candidate.head}, got ${head}`);
  return { cpuUs: cpu / count, rate: (count / ms) * 1_000, bytes: bytes / count };
}

function tableOf(walls: number, slices: Slices): Table {
  const cpuOf = (name: CandidateName) => slices(name).map((each) => each.cpuUs);
  const rateOf = (name: CandidateName) => slices(name).map((each) => each.rate);
  const rows = NAMES.map((name) => [
    name,
    summary(cpuOf(name)),
    ratios(cpuOf('relay'), cpuOf(name)),
    summary(rateOf(name)),
    ratios(rateOf('relay'), rateOf(name)),
    summary(slices(name).map((each) => each.bytes)),
  ]);
  return {
    title: `Ingest and fan-out to ${walls} walls`,
    columns: [
      'candidate',
      'CPU µs/event',
      'relay CPU ÷ this',
      'events/s',
      'relay events/s ÷ this',
      'bytes/event, one wall',
    ],
    rows,
  };
}

function targetsOf(walls: number, slices: Slices): Target[] {
  const ratio = (of: keyof Slice, name: CandidateName): Summary =>
    ratios(
      slices('relay').map((each) => each[of]),
      slices(name).map((each) => each[of]),
    );
  const cpu = (name: CandidateName) => ({
    what: `${walls} walls: CPU per event ÷ ${name}`,
    measured: ratio('cpuUs', name).median,
    unit: '×',
    aim: { atMost: AIMS.cpu },
  });
  const rate = (name: CandidateName) => ({
    what: `${walls} walls: events/s ÷ ${name}`,
    measured: ratio('rate', name).median,
    unit: '×',
    aim: { atLeast: AIMS.rate.get(walls) ?? 1 },
  });
  return [
    cpu('no database'),
    rate('naive durable'),
    cpu('plain batching'),
    rate('naive emit'),
    rate('bare emit'),
  ];
}

function notes(): string[] {
  const shape = `${EVENTS_A_REQUEST} events a request, ${LANES} requests in flight, ${CASES} cases.`;
  return [shape, ...NAMES.map((name) => `${name}: ${CANDIDATES[name]}.`)];
}
