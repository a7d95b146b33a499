import type { Browser, Page } from 'playwright';
import { Stage } from '../e2e/support/stage.ts';
import { visitPages } from '../wire/codes.ts';
import type { Bench } from './support/bench.ts';
import { launchBrowser, openPage, requireWallBuild } from './support/browser.ts';
import type { Report } from './support/report.ts';
import { interleaved } from './support/rounds.ts';
import { percentile, summary } from './support/stats.ts';
import { taskCpu } from './support/task-cpu.ts';
import { longTasksOf, settled, shows, watchPage } from './support/wall-watch.ts';
import { type Change, changesOf } from './visit/changes-of.ts';
import { framesOf, watchFrames } from './visit/frame-watch.ts';
import { openStillPages } from './visit/still-pages.ts';

/** Keys of one round: five times through the pages. */
const TURNS = 5 * visitPages.codes.length;
/** From key to key; what follows a key for so long is its change: the fade, and charts drawn until then. */
const TURN_MS = 1_500;
const AIM_MS = 50;

const NAMES = ['wall', 'still pages'] as const;
type Name = (typeof NAMES)[number];

interface Room {
  readonly browser: Browser;
  readonly stage: Stage;
  /** The wall's pages as pictures. */
  readonly pictures: readonly Buffer[];
}

/** Of one round: the first time through the pages, and later. */
interface Round {
  readonly first: readonly Change[];
  readonly later: readonly Change[];
  /** The longest task by its CPU, ms. */
  readonly longestCpu: number;
}

export const visit: Bench = {
  name: 'visit',
  title: 'Page change of the visit',
  async run({ quick, say }) {
    requireWallBuild();
    say('a court year, before visitors');
    const stage = await Stage.open('year');
    const browser = await launchBrowser();
    try {
      await stage.setMode('delegates');
      const room = { browser, stage, pictures: await picturesOf(browser, stage) };
      say(`${TURNS} page changes a round, the wall and still pages in turn`);
      const rounds = await interleaved(NAMES, quick ? 1 : 4, (name) => round(room, name));
      return reportOf(rounds);
    } finally {
      await browser.close();
      await stage.close();
    }
  },
};

async function openVisit(browser: Browser, stage: Stage): Promise<Page> {
  const page = await openPage(browser);
  await watchPage(page);
  await watchFrames(page);
  await page.goto(`${stage.url}/wall.html`);
  await shows(page, stage.head);
  await page.waitForSelector('.visit-page canvas');
  await settled(page, 2_000);
  return page;
}

async function picturesOf(browser: Browser, stage: Stage): Promise<Buffer[]> {
  const page = await openVisit(browser, stage);
  const pictures: Buffer[] = [];
  for (const _ of visitPages.codes) {
    pictures.push(await page.screenshot());
    await turn(page);
  }
  await page.context().close();
  return pictures;
}

async function round({ browser, stage, pictures }: Room, name: Name): Promise<Round> {
  const page = name === 'wall' ? await openVisit(browser, stage) : await openPage(browser);
  if (name === 'still pages') {
    await watchPage(page);
    await watchFrames(page);
    await openStillPages(page, pictures);
    await settled(page, 2_000);
  }
  const tasks = await taskCpu(browser, page, async () => {
    for (let n = 0; n < TURNS; n += 1) await turn(page);
  });
  const changes = changesOf(await framesOf(page), await longTasksOf(page), TURN_MS - 100);
  await page.context().close();
  if (changes.length !== TURNS) throw new Error(`${changes.length} of ${TURNS} keys were heard`);
  const pages = visitPages.codes.length;
  return {
    first: changes.slice(0, pages),
    later: changes.slice(pages),
    longestCpu: Math.max(0, ...tasks),
  };
}

async function turn(page: Page): Promise<void> {
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(TURN_MS);
}

function reportOf(rounds: (name: Name) => Round[]): Report {
  const of = (name: Name, when: 'first' | 'later') => rounds(name).flatMap((each) => each[when]);
  const all = (name: Name) => [...of(name, 'first'), ...of(name, 'later')];
  const row = (what: string, changes: readonly Change[]) => {
    const gaps = changes.map(({ longestGap }) => longestGap);
    const tasks = changes.flatMap(({ longTasks }) => longTasks);
    return [
      what,
      changes.length,
      ...[50, 99, 100].map((at) => percentile(gaps, at)),
      gaps.filter((gap) => gap > AIM_MS).length,
      tasks.length,
      tasks.length === 0 ? 'none' : Math.max(...tasks),
    ];
  };
  const wall = all('wall');
  const worst = (changes: readonly Change[]) =>
    percentile(
      changes.map(({ longestGap }) => longestGap),
      99,
    );
  const tasks = wall.flatMap(({ longTasks }) => longTasks);
  const cpu = (name: Name) => summary(rounds(name).map(({ longestCpu }) => longestCpu));
  return {
    tables: [
      {
        title: 'The longest time between two frames of a page change, ms',
        columns: ['', 'changes', 'p50', 'p99', 'max', 'over 50', 'long tasks', 'longest'],
        rows: [
          row('wall, first time through', of('wall', 'first')),
          row('wall, later', of('wall', 'later')),
          row('still pages, first time', of('still pages', 'first')),
          row('still pages, later', of('still pages', 'later')),
        ],
      },
      {
        title: 'The longest main-thread task of a round by the CPU it took, ms',
        columns: ['', 'median of rounds'],
        rows: NAMES.map((name) => [name, cpu(name)]),
      },
    ],
    targets: [
      {
        what: 'longest gap between frames, wall, p99 of its changes',
        measured: worst(wall),
        unit: 'ms',
        aim: { atMost: AIM_MS },
      },
      {
        what: 'longest main-thread task (0: none over 50)',
        measured: Math.max(0, ...tasks),
        unit: 'ms',
        aim: { atMost: AIM_MS },
      },
      {
        what: 'longest main-thread task by its CPU',
        measured: cpu('wall').max,
        unit: 'ms',
        aim: { atMost: AIM_MS },
      },
    ],
    notes: [
      `p99 of the wall ÷ still pages: ${(worst(wall) / worst(all('still pages'))).toFixed(2)}.`,
      'Still pages: pictures of the wall’s own pages, decoded beforehand, the same fade.',
    ],
  };
}
