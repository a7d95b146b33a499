import { AHEAD_MS, clipItem } from '../e2e/support/session-room.ts';
import type { SeenFrame } from './skew/frame-watch.ts';
import { CLOCKS, JITTER_MS, SkewRoom } from './skew/room.ts';
import { firstShown, inStepFrom, skewsOf } from './skew/skew-of.ts';
import type { Bench } from './support/bench.ts';
import { wallClock } from './support/browser.ts';
import type { Report } from './support/report.ts';
import { percentile } from './support/stats.ts';

/** After this a display is to be in step, ms. */
const SETTLED_MS = 3_000;
const IN_STEP_MS = 50;
/** Displays hang on their wall before a session begins; one that is loaded in its midst is measured apart. */
const STANDING_MS = 20_000;

interface Slice {
  readonly skews: number[];
  readonly seeks: number;
  /** Least frames a second that a display showed. */
  readonly fps: number;
}

/** Four displays of one session, their clocks hours apart and their networks bad. */
export const skew: Bench = {
  name: 'skew',
  title: 'Four displays of a session in step',
  run: async ({ quick, scratch, say }) => {
    const seconds = quick ? 15 : 60;
    const rounds = quick ? 1 : 2;
    const wall = await SkewRoom.open(scratch, seconds + 20);
    const a = clipItem('i1', 'a', seconds + 20);
    const b = clipItem('i2', 'b', seconds + 20);
    const ours: Slice[] = [];
    const naive: Slice[] = [];
    const changes: number[] = [];
    let late: number | undefined;
    try {
      for (let round = 0; round < rounds; round += 1) {
        say(`told when to start, left alone: ${seconds} s`);
        naive.push(await leftAlone(wall, a, seconds));
        say(`in step: ${seconds} s`);
        const screens = await opened(wall);
        const startsAt = await wall.room.play(a, { next: b });
        await pause(AHEAD_MS + SETTLED_MS + seconds * 1_000);
        ours.push(await sliceOf(screens, startsAt + SETTLED_MS, seconds));
        say('one display comes late');
        late = Math.max(late ?? 0, await comesLate(screens));
        say('commands');
        changes.push(...(await commands(wall, screens, [b, a], quick ? 6 : 20)));
        await closeAll(screens);
      }
    } finally {
      await wall.close();
    }
    return reported({ ours, naive, changes, late, seconds });
  },
};

type Screens = Awaited<ReturnType<SkewRoom['screens']>>;
type Item = ReturnType<typeof clipItem>;

async function opened(wall: SkewRoom): Promise<Screens> {
  await wall.room.end();
  const screens = await wall.screens('/wall.html');
  await Promise.all(screens.map(({ page }) => page.waitForSelector('.warning')));
  await pause(STANDING_MS);
  return screens;
}

async function leftAlone(wall: SkewRoom, item: Item, seconds: number): Promise<Slice> {
  await wall.room.end();
  const screens = await wall.screens('/naive-session.html');
  await Promise.all(screens.map(({ page }) => page.waitForSelector('html[data-ready]')));
  await pause(1_000);
  const startsAt = await wall.room.play(item, {}, 0, 0);
  await pause(SETTLED_MS + seconds * 1_000);
  const slice = await sliceOf(screens, startsAt + SETTLED_MS, seconds);
  await closeAll(screens);
  return slice;
}

async function sliceOf(screens: Screens, from: number, seconds: number): Promise<Slice> {
  const frames = await Promise.all(screens.map((each) => each.frames()));
  const seeks = await Promise.all(screens.map((each) => each.seeks()));
  const counted = frames.map((each) => each.filter(([, , at]) => at >= from).length / seconds);
  return {
    skews: skewsOf(frames, from),
    seeks: seeks.flat().filter((at) => at >= from).length,
    fps: Math.min(...counted),
  };
}

/** One display is loaded anew in mid-clip. @returns until it is in step, ms */
async function comesLate(screens: Screens): Promise<number> {
  const [first, ...others] = screens;
  if (!first) return Number.NaN;
  const at = wallClock();
  await first.page.reload();
  await pause(6_000);
  const mine = await first.frames();
  const theirs = await Promise.all(others.map((each) => each.frames()));
  return (inStepFrom(mine, theirs, at, IN_STEP_MS) ?? Number.POSITIVE_INFINITY) - at;
}

/** Goes from clip to clip. @returns from each command until all displays have changed, ms */
async function commands(
  wall: SkewRoom,
  screens: Screens,
  items: readonly [Item, Item],
  count: number,
): Promise<number[]> {
  const told: { at: number; clip: string }[] = [];
  for (let n = 0; n < count; n += 1) {
    const [item, next] = n % 2 === 0 ? items : [items[1], items[0]];
    told.push({ at: wallClock(), clip: `${item.clip?.derivativeId}.mp4` });
    await wall.room.play(item, { next });
    await pause(2_500);
  }
  const frames = await Promise.all(screens.map((each) => each.frames()));
  return told.map(({ at, clip }) => allChanged(frames, clip, at) - at);
}

function allChanged(frames: readonly SeenFrame[][], clip: string, at: number): number {
  return Math.max(...frames.map((each) => firstShown(each, clip, at) ?? Number.POSITIVE_INFINITY));
}

async function closeAll(screens: Screens): Promise<void> {
  await Promise.all(screens.map(({ page }) => page.context().close()));
}

function reported({
  ours,
  naive,
  changes,
  late,
  seconds,
}: {
  ours: readonly Slice[];
  naive: readonly Slice[];
  changes: readonly number[];
  late: number | undefined;
  seconds: number;
}): Report {
  const all = (slices: readonly Slice[]) => slices.flatMap(({ skews }) => skews);
  const at = (slices: readonly Slice[], p: number) => percentile(all(slices), p);
  const fps = (slices: readonly Slice[]) => Math.min(...slices.map((slice) => slice.fps));
  const seeks = ours.reduce((sum, slice) => sum + slice.seeks, 0);
  const row = (name: string, slices: readonly Slice[]) => [
    ...[name, at(slices, 50), at(slices, 95), at(slices, 99)],
    ...[fps(slices), slices.reduce((sum, slice) => sum + slice.seeks, 0)],
  ];
  const changed = percentile(changes, 99);
  return {
    tables: [
      {
        title: `Time from the first to the last display that shows a frame, ms (${ours.length} × ${seconds} s, 3 s after the start on)`,
        columns: ['', 'p50', 'p95', 'p99', 'least frames/s', 'seeks'],
        rows: [row('in step', ours), row('told to start, left alone', naive)],
      },
      {
        title: 'Commands and latecomers, ms',
        columns: ['', 'p50', 'p99'],
        rows: [
          ['command → all displays changed', percentile(changes, 50), changed],
          [
            `beyond the ${AHEAD_MS} ms ahead`,
            percentile(changes, 50) - AHEAD_MS,
            changed - AHEAD_MS,
          ],
          ['reload in mid-clip → in step', late ?? Number.NaN, late ?? Number.NaN],
        ],
      },
    ],
    targets: [
      { what: 'skew, p95', measured: at(ours, 95), unit: 'ms', aim: { atMost: 33 } },
      { what: 'skew, p99', measured: at(ours, 99), unit: 'ms', aim: { atMost: 50 } },
      {
        ...{ what: 'skew p95 ÷ left alone', measured: at(ours, 95) / at(naive, 95), unit: '' },
        aim: { atMost: 0.25 },
      },
      { what: 'seeks once settled', measured: seeks, unit: '', aim: { atMost: 0 } },
      {
        ...{ what: 'reload → in step', measured: late ?? Number.NaN, unit: 'ms' },
        aim: { atMost: 3_000 },
      },
    ],
    notes: [
      `Clocks off by ${CLOCKS.map((off) => off / 60_000).join(', ')} min; everything on the network, media too, takes 0–${JITTER_MS} ms longer each way.`,
      'Four browsers that draw by the CPU share this machine: frames that one of them let fall count for the others.',
    ],
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
