import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { CANDIDATES, NAMES, type PageName } from './paint/candidates.ts';
import { type Flood, paintReport, type Round } from './paint/paint-report.ts';
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
import { taskCpu } from './support/task-cpu.ts';
import {
  atRest,
  longTasksOf,
  type Stamp,
  settled,
  shownAt,
  shows,
  stampsOf,
  watchPage,
} from './support/wall-watch.ts';

const CASES = 1_500;
/** Single events of one round, once before those that count and once again. */
const EVENTS = { resting: 26, moving: 60 };
const RATE = { perSecond: 500, everyMs: 20 };

interface Stage {
  readonly relay: RelayChild;
  readonly browser: Browser;
  readonly poster: Poster;
  readonly events: Iterator<LoadEvent>;
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
      const rounds = await interleaved(NAMES, quick ? 2 : 6, (name) => round(stage, name, quick));
      const seconds = quick ? 8 : 20;
      say(`${RATE.perSecond} events a second for ${seconds} s`);
      const flood = await flooded(stage, seconds);
      return paintReport(rounds, flood, { cases: CASES, perSecond: RATE.perSecond, seconds });
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
  const { path: address } = CANDIDATES[name];
  await page.goto(relay.url + address);
  await shows(page, await relay.head());
  if (address === '/wall.html') {
    await page.waitForSelector('canvas');
    // As on a wall that has stood for a minute: the slices of its fonts are there.
    await page.waitForSelector('html[data-fonts="all"]', { state: 'attached', timeout: 90_000 });
  }
  await settled(page, 2_000);
  return page;
}

async function round(stage: Stage, name: PageName, quick: boolean): Promise<Round> {
  const page = await opened(stage, name);
  const { resting } = CANDIDATES[name];
  const count = EVENTS[resting ? 'resting' : 'moving'] / (quick ? 2 : 1);
  const { offset, error } = await clockOffset(page);
  const sent: { seq: number; at: number }[] = [];
  for (let n = 0; n < 2 * count; n += 1) {
    const body = JSON.stringify([next(stage)]);
    const at = wallClock();
    const seq = await stage.poster.post(body);
    sent.push({ seq, at });
    if (resting) await atRest(page);
    // Never in step with the frames of the screen.
    await pause(70 + ((n * 37) % 61));
  }
  await shows(page, sent.at(-1)?.seq ?? 0);
  const latencies = (stamps: readonly Stamp[], of = sent.slice(count)) =>
    of.flatMap(({ seq, at }) => {
      const shown = shownAt(stamps, seq, offset);
      return shown === undefined ? [] : [shown - at];
    });
  const stamps = await stampsOf(page, 'data-seq');
  const painted = latencies(stamps);
  const first = latencies(stamps, sent.slice(0, count));
  const appended = latencies(await stampsOf(page, 'data-appended'));
  await page.context().close();
  return { painted, first, appended, clockError: error };
}

async function flooded(stage: Stage, seconds: number): Promise<Flood> {
  const page = await opened(stage, 'wall in motion');
  const { offset } = await clockOffset(page);
  const before = (await longTasksOf(page)).length;
  const sent = await flood(stage, page, seconds);
  const stamps = await stampsOf(page, 'data-seq');
  const latencies = sent.flatMap(({ seq, at }) => {
    const shown = shownAt(stamps, seq, offset);
    return shown === undefined ? [] : [shown - at];
  });
  const longTasks = (await longTasksOf(page)).slice(before).map(({ ms }) => ms);
  // Apart from what is timed: a browser that writes a trace has more to do.
  const cpu = await taskCpu(stage.browser, page, async () => {
    await flood(stage, page, seconds);
  });
  await page.context().close();
  return { latencies, acknowledged: sent.map(({ took }) => took), longTasks, cpu };
}

/** Until the wall shows the last of it. @returns when each request was sent, and how long until it was acknowledged, ms */
async function flood(stage: Stage, page: Page, seconds: number) {
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
  return sent;
}

function next({ events }: Stage): LoadEvent {
  const { value, done } = events.next();
  if (done) throw new Error('the load has come to its end');
  return value;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
