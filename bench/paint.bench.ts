import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import type { Bench } from './support/bench.ts';
import {
  clockOffset,
  launchBrowser,
  openPage,
  requireWallBuild,
  WALL_BUILD,
  wallClock,
} from './support/browser.ts';
import { buildPages } from './support/build-pages.ts';
import { type LoadEvent, loadLive } from './support/load.ts';
import { Poster } from './support/poster.ts';
import { RelayChild } from './support/relay-child.ts';
import { interleaved } from './support/rounds.ts';
import { percentile, summary } from './support/stats.ts';
import {
  longTasksOf,
  type Stamp,
  settled,
  shownAt,
  shows,
  stampsOf,
  watchPage,
} from './support/wall-watch.ts';

const CASES = 1_500;
const AIMS = { ratio: 1.5, longTaskMs: 50 };
const RATE = { perSecond: 500, everyMs: 20 };

const PAGES = {
  wall: '/wall.html',
  'bare page': '/bare.html',
  'moving bare page': '/bare.html?moving',
} as const;
type PageName = keyof typeof PAGES;
const NAMES: readonly PageName[] = ['wall', 'bare page', 'moving bare page'];

interface Stage {
  readonly relay: RelayChild;
  readonly browser: Browser;
  readonly poster: Poster;
  readonly events: Iterator<LoadEvent>;
}

/** Latencies of one round, ms from the POST. */
interface Round {
  readonly painted: number[];
  /** Only of the bare page: the text node is in the document. */
  readonly appended: number[];
  readonly clockError: number;
}

export const paint: Bench = {
  name: 'paint',
  title: 'POST to paint in Chromium',
  async run({ quick, scratch, say }) {
    requireWallBuild();
    const webRoot = path.join(scratch, 'paint-web');
    cpSync(WALL_BUILD, webRoot, { recursive: true });
    await buildPages(webRoot, ['bare']);
    const relay = await RelayChild.start(path.join(scratch, 'paint', 'relay.sqlite'), webRoot);
    await relay.fill({ order: 'past', cases: CASES, from: 0, to: 0 });
    const browser = await launchBrowser();
    const stage: Stage = {
      relay,
      browser,
      poster: new Poster(relay.url, 8),
      events: loadLive(CASES, 0, 100),
    };
    try {
      say('single events, wall and bare page in turn');
      const count = quick ? 25 : 40;
      const rounds = await interleaved(NAMES, quick ? 2 : 4, (name) => round(stage, name, count));
      const seconds = quick ? 8 : 20;
      say(`${RATE.perSecond} events a second for ${seconds} s`);
      const flood = await flooded(stage, seconds);
      return reportOf(rounds, flood, seconds);
    } finally {
      stage.poster.close();
      await browser.close();
      await relay.stop();
    }
  },
};

async function opened({ browser, relay }: Stage, name: PageName): Promise<Page> {
  const page = await openPage(browser);
  await watchPage(page);
  await page.goto(relay.url + PAGES[name]);
  await shows(page, await relay.head());
  if (name === 'wall') await page.waitForSelector('canvas');
  await settled(page, 2_000);
  return page;
}

async function round(stage: Stage, name: PageName, count: number): Promise<Round> {
  const page = await opened(stage, name);
  const { offset, error } = await clockOffset(page);
  const sent: { seq: number; at: number }[] = [];
  for (let n = 0; n < count; n += 1) {
    const body = JSON.stringify([next(stage)]);
    const at = wallClock();
    const seq = await stage.poster.post(body);
    sent.push({ seq, at });
    // Never in step with the frames of the screen.
    await pause(70 + ((n * 37) % 61));
  }
  await shows(page, sent.at(-1)?.seq ?? 0);
  const latencies = (stamps: readonly Stamp[]) =>
    sent.flatMap(({ seq, at }) => {
      const shown = shownAt(stamps, seq, offset);
      return shown === undefined ? [] : [shown - at];
    });
  const painted = latencies(await stampsOf(page, 'data-seq'));
  const appended = latencies(await stampsOf(page, 'data-appended'));
  await page.context().close();
  return { painted, appended, clockError: error };
}

interface Flood {
  readonly latencies: number[];
  readonly acknowledged: number[];
  readonly longTasks: number[];
}

async function flooded(stage: Stage, seconds: number): Promise<Flood> {
  const page = await opened(stage, 'wall');
  const { offset } = await clockOffset(page);
  const before = (await longTasksOf(page)).length;
  const each = (RATE.perSecond * RATE.everyMs) / 1000;
  const answers: Promise<{ seq: number; at: number; took: number }>[] = [];
  const start = performance.now();
  for (let n = 0; n < (seconds * 1000) / RATE.everyMs; n += 1) {
    await pause(start + n * RATE.everyMs - performance.now());
    const body = JSON.stringify(Array.from({ length: each }, () => next(stage)));
    const at = wallClock();
    answers.push(stage.poster.post(body).then((seq) => ({ seq, at, took: wallClock() - at })));
  }
  const sent = await Promise.all(answers);
  await shows(page, Math.max(...sent.map(({ seq }) => seq)));
  const stamps = await stampsOf(page, 'data-seq');
  const latencies = sent.flatMap(({ seq, at }) => {
    const shown = shownAt(stamps, seq, offset);
    return shown === undefined ? [] : [shown - at];
  });
  const longTasks = (await longTasksOf(page)).slice(before).map(({ ms }) => ms);
  await page.context().close();
  return { latencies, acknowledged: sent.map(({ took }) => took), longTasks };
}

function reportOf(
  rounds: (name: PageName) => Round[],
  { latencies, acknowledged, longTasks }: Flood,
  seconds: number,
) {
  const wall = rounds('wall').map((each) => each.painted);
  const bare = rounds('bare page').map((each) => each.painted);
  const moving = rounds('moving bare page').map((each) => each.painted);
  const appended = rounds('bare page').map((each) => each.appended);
  const p = (of: number[][], at: number) => summary(of.map((each) => percentile(each, at)));
  const over = (of: number[][], at: number) =>
    percentile(wall.flat(), at) / percentile(of.flat(), at);
  const row = (what: string, of: number[][]) => [
    what,
    p(of, 50),
    percentile(of.flat(), 99),
    over(of, 50),
    over(of, 99),
  ];
  const clockError = Math.max(
    ...NAMES.flatMap((name) => rounds(name).map((each) => each.clockError)),
  );
  const longest = Math.max(0, ...longTasks);
  return {
    tables: [
      {
        title: 'One event at a time: POST sent → on the screen, ms',
        columns: ['', 'p50 of a round', 'p99 of all', 'wall p50 ÷ this', 'wall p99 ÷ this'],
        rows: [
          row('wall: data-seq reaches the event', wall),
          row('bare page: the frame that paints its text node', bare),
          row('moving bare page: the same, while something moves', moving),
          row('bare page: text node in the document, not painted yet', appended),
        ],
      },
      {
        title: `${RATE.perSecond} events a second for ${seconds} s`,
        columns: ['', 'measured'],
        rows: [
          ['POST → acknowledged p50, ms', percentile(acknowledged, 50)],
          ['POST → acknowledged p99, ms', percentile(acknowledged, 99)],
          ['POST → wall p50, ms', percentile(latencies, 50)],
          ['POST → wall p99, ms', percentile(latencies, 99)],
          ['main-thread tasks over 50 ms', longTasks.length],
          ['longest of them, ms', longTasks.length === 0 ? 'none' : longest],
        ],
      },
    ],
    targets: [
      target('POST → painted, p50, wall ÷ bare page', over(bare, 50), '×', AIMS.ratio),
      target('POST → painted, p99, wall ÷ bare page', over(bare, 99), '×', AIMS.ratio),
      target('POST → painted, p50, wall ÷ moving bare page', over(moving, 50), '×', AIMS.ratio),
      target('longest main-thread task (0: none over 50)', longest, 'ms', AIMS.longTaskMs),
    ],
    notes: [
      `${CASES} cases on the wall; page and poster share a clock to ±${clockError.toFixed(2)} ms.`,
      'A page is opened anew each round and left until it is quiet.',
    ],
  };
}

function target(what: string, measured: number, unit: string, atMost: number) {
  return { what, measured, unit, aim: { atMost } };
}

function next({ events }: Stage): LoadEvent {
  const { value, done } = events.next();
  if (done) throw new Error('the load has come to its end');
  return value;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
