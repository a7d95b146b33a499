import type { Report, Table, Target } from '../support/report.ts';
import { percentile, ratios, summary } from '../support/stats.ts';
import { HELD_MS, type Step } from './capacity.ts';
import type { Cost } from './cost.ts';
import type { Latency } from './latency.ts';
import type { Outage } from './outage.ts';
import { STALL_MS, stallsOf, type Watching } from './picture-watch.ts';
import type { Soak } from './soak.ts';
import { type TilesSlice, WAYS, type Way } from './tiles.ts';

const AIMS = {
  latencyMs: 1_000,
  ofPlain: 25,
  stalls: 0,
  backMs: 3_000,
  ofTranscoding: 5,
  growth: 1.1,
};

export interface Measured {
  readonly latency: Latency;
  readonly outages: Record<Outage, number[]>;
  readonly tiles: (way: Way) => TilesSlice[];
  readonly cost: Cost;
  readonly capacity: readonly Step[];
  readonly soak: Soak;
}

const percent = (shares: readonly number[]) => summary(shares.map((share) => 100 * share));
const mebi = (bytes: number) => bytes / 2 ** 20;

export function videoReport(measured: Measured): Report {
  const { latency, outages, cost, capacity, soak } = measured;
  const p50 = percentile(latency.ours.latencies, 50);
  const ofPlain = (100 * p50) / percentile(latency.plain.latencies, 50);
  const atMost = (what: string, figure: number, unit: string, most: number): Target => ({
    what,
    measured: figure,
    unit,
    aim: { atMost: most },
  });
  return {
    tables: [
      latencyTable(latency),
      outageTable(outages),
      tilesTable(measured.tiles),
      costTable(cost),
      capacityTable(capacity),
      soakTable(soak),
    ],
    targets: [
      atMost('camera → pixel, p50', p50, 'ms', AIMS.latencyMs),
      atMost('camera → pixel ÷ plain HLS, p50', ofPlain, '%', AIMS.ofPlain),
      atMost(`stalls in ${latency.seconds} s`, stallsOf(latency.ours), '', AIMS.stalls),
      atMost(
        'link stood still: back, worst',
        Math.max(...outages['stands still']),
        'ms',
        AIMS.backMs,
      ),
      atMost('link was cut: back, worst', Math.max(...outages.cut), 'ms', AIMS.backMs),
      atMost(
        'CPU of passing through ÷ transcoding',
        100 * ratios(cost.passed, cost.transcoded).median,
        '%',
        AIMS.ofTranscoding,
      ),
      atMost('memory, second half ÷ first half', soak.late / soak.early, '×', AIMS.growth),
    ],
    notes: [
      `The page’s clock is known to ±${latency.clockError.toFixed(2)} ms; a stall is ${STALL_MS} ms without a new frame.`,
      `The transcoding was ${Math.round(cost.behind / 1024)} KiB behind at the end; far behind, it would have cost more.`,
      'The tiles and the cost are measured while the memory run goes on beside them.',
      `A step of streams × viewers is held when no request fails and 99 % of parts are there within ${HELD_MS} ms.`,
    ],
  };
}

function latencyTable({ ours, plain, seconds }: Latency): Table {
  const row = (what: string, watching: Watching) => [
    what,
    percentile(watching.latencies, 50),
    percentile(watching.latencies, 95),
    Math.max(...watching.gaps),
    stallsOf(watching),
  ];
  return {
    title: `Camera → pixel, 1280 × 720, ${seconds} s, both at once from one encoder`,
    columns: ['', 'p50, ms', 'p95, ms', 'longest gap, ms', 'stalls'],
    rows: [row('wall player, parts of 200 ms', ours), row('plain fMP4 HLS, 2 s', plain)],
  };
}

function outageTable(outages: Record<Outage, number[]>): Table {
  const { 'stands still': still, cut } = outages;
  return {
    title: 'End of an outage of 5 s → a picture drawn after it, ms',
    columns: ['the link', 'back after'],
    rows: [
      ['stands still', summary(still)],
      ['is cut, half open', summary(cut)],
    ],
  };
}

function tilesTable(tiles: (way: Way) => TilesSlice[]): Table {
  const row = (way: Way) => {
    const slices = tiles(way);
    const latencies = slices.flatMap((each) => each.latencies);
    const of = (what: 'blank' | 'stalls' | 'fps' | 'requests') =>
      summary(slices.map((each) => each[what]));
    return [
      way,
      latencies.length === 0 ? 'none' : summary(latencies),
      of('blank'),
      of('stalls'),
      of('fps'),
      percent(slices.map(({ dropped }) => dropped)),
      percent(slices.map(({ busy }) => busy)),
      percent(slices.map(({ script }) => script)),
      of('requests'),
    ];
  };
  return {
    title: 'Nine tiles of 640 × 360 on the wall',
    columns: [
      ...['', 'latency of a tile, ms', 'blank tiles', 'stalls', 'frames/s a tile', 'dropped, %'],
      ...['main thread, %', 'of it script, %', 'requests/s'],
    ],
    rows: WAYS.map(row),
  };
}

function costTable({ streams, passed, watched, transcoded, transcodedWatched }: Cost): Table {
  const share = (ours: readonly number[], theirs: readonly number[]) =>
    percent(ours.map((each, round) => each / (theirs[round] ?? Number.NaN)));
  return {
    title: `CPU of a stream of 1280 × 720, % of one core (${streams} pass through at once)`,
    columns: ['', 'passed through', 'transcoded', '% of transcoding'],
    rows: [
      ['nobody looks', percent(passed), percent(transcoded), share(passed, transcoded)],
      [
        'one viewer each',
        ...[percent(watched), percent(transcodedWatched), share(watched, transcodedWatched)],
      ],
    ],
  };
}

function capacityTable(steps: readonly Step[]): Table {
  return {
    title: 'Streams × viewers: from a part’s last picture to its last byte at a viewer',
    columns: ['streams × viewers', 'p50, ms', 'p99, ms', 'failed', 'relay CPU, % of a core', ''],
    rows: steps.map(({ streams, viewers, p50, p99, failures, cpu, held }) => [
      `${streams} × ${viewers}`,
      p50 ?? 'none came',
      p99 ?? 'none came',
      failures,
      100 * cpu,
      held ? 'held' : 'NOT HELD',
    ]),
  };
}

function soakTable({ streams, viewers, seconds, idle, early, late, told }: Soak): Table {
  return {
    title: `Memory of ${streams} streams and ${viewers} viewers over ${seconds} s, MiB (relay, ingest, ffmpegs)`,
    columns: [
      'nothing comes in',
      'most, 1st half',
      'most, 2nd half',
      '2nd ÷ 1st',
      'requests failed',
    ],
    rows: [[mebi(idle), mebi(early), mebi(late), late / early, told.failures]],
  };
}
