import path from 'node:path';
import type { CDPSession, Page } from 'playwright';
import type { Bench } from './support/bench.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { buildPages } from './support/build-pages.ts';
import { serveFolder } from './support/file-server.ts';
import type { Table, Target } from './support/report.ts';
import { interleaved } from './support/rounds.ts';
import { ratios, summary } from './support/stats.ts';

const PAGES = {
  'ChartHost, the wall’s map': 'chart-ours',
  'naive echarts-for-react': 'chart-naive',
} as const;
type PageName = keyof typeof PAGES;
const [OURS, NAIVE]: readonly [PageName, PageName] = [
  'ChartHost, the wall’s map',
  'naive echarts-for-react',
];
/** Points → updates in a round, and the share of the naive cost that is aimed at. */
const SIZES = [
  { points: 5_000, updates: 10, aim: 0.25 },
  { points: 20_000, updates: 4, aim: 0.1 },
] as const;

export const chart: Bench = {
  name: 'chart',
  title: 'Chart update: one case more on the map',
  async run({ quick, scratch, say }) {
    const folder = path.join(scratch, 'chart-web');
    await buildPages(folder, ['chart-ours', 'chart-naive']);
    const server = await serveFolder(folder);
    const browser = await launchBrowser();
    try {
      const tables: Table[] = [];
      const targets: Target[] = [];
      for (const { points, updates, aim } of SIZES) {
        say(`${points} points`);
        const open = async (name: PageName) => {
          const page = await openPage(browser);
          await page.goto(`${server.url}/${PAGES[name]}.html`);
          await page.waitForFunction(() => window.chartPage !== undefined);
          await page.evaluate((count) => window.chartPage?.start(count), points);
          await page.evaluate((count) => window.chartPage?.update(count), 5);
          return page;
        };
        const pages = new Map<PageName, Page>([
          [OURS, await open(OURS)],
          [NAIVE, await open(NAIVE)],
        ]);
        const costs = await interleaved([OURS, NAIVE], quick ? 3 : 7, (name) => {
          const page = pages.get(name);
          if (!page) throw new Error(`no page ${name}`);
          return updateCost(page, updates);
        });
        for (const page of pages.values()) await page.context().close();
        const share = ratios(costs(OURS), costs(NAIVE));
        tables.push({
          title: `${points.toLocaleString('en-US')} points`,
          columns: ['', 'main thread, ms/update', 'share of naive'],
          rows: [
            [OURS, summary(costs(OURS)), share],
            [NAIVE, summary(costs(NAIVE)), 1],
          ],
        });
        targets.push({
          what: `${points.toLocaleString('en-US')} points: share of the naive cost`,
          measured: share.median,
          unit: '×',
          aim: { atMost: aim },
        });
      }
      return {
        tables,
        targets,
        notes: [
          'Main thread: what the browser counts as task time of the page, from the change of the data until the chart says that it has finished drawing, less that of as many idle frames.',
          'Both draw the same map; the naive page hands the whole option to the whole of ECharts.',
        ],
      };
    } finally {
      await browser.close();
      server.close();
    }
  },
};

/** Main-thread ms of one update. */
async function updateCost(page: Page, updates: number): Promise<number> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const idle = await spent(session, () =>
    page.evaluate((count) => window.chartPage?.idle(count), updates),
  );
  const busy = await spent(session, () =>
    page.evaluate((count) => window.chartPage?.update(count), updates),
  );
  await session.detach();
  return (busy - idle) / updates;
}

/** Task time of the page's main thread while `work` is done, ms. */
async function spent(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const before = await taskMs(session);
  await work();
  return (await taskMs(session)) - before;
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'TaskDuration');
  if (!found) throw new Error('the browser does not tell its task time');
  return found.value * 1000;
}
