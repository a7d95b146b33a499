import path from 'node:path';
import type { CDPSession, Page } from 'playwright';
import type { Bench } from './support/bench.ts';
import { launchBrowser, openPage, requireWallBuild, WALL_BUILD } from './support/browser.ts';
import { RelayChild } from './support/relay-child.ts';
import { summary } from './support/stats.ts';
import { settled, watchPage } from './support/wall-watch.ts';

const CASES = 2_000;
const AIM_KB = 120;

/** What one load of the wall, without a cache, took. Bytes as on the wire, headers included. */
interface Load {
  /** Asked for before the first figures were on the screen. */
  readonly httpBefore: number;
  readonly socketBefore: number;
  readonly httpAll: number;
  readonly socketAll: number;
  readonly requestsBefore: number;
  readonly paintMs: number;
  readonly figuresMs: number;
}

export const firstLoad: Bench = {
  name: 'first-load',
  title: 'First load of the wall',
  async run({ quick, scratch, say }) {
    requireWallBuild();
    say(`loading the wall, ${CASES} cases`);
    const file = path.join(scratch, 'first-load', 'relay.sqlite');
    const relay = await RelayChild.start(file, WALL_BUILD);
    await relay.fill({ order: 'past', cases: CASES, from: 0, to: 0 });
    const browser = await launchBrowser();
    const loads: Load[] = [];
    try {
      for (let n = 0; n < (quick ? 3 : 8); n += 1) {
        const page = await openPage(browser);
        const taken = await loaded(page, `${relay.url}/wall.html`);
        // The first load also fills the relay's own cache of compressed files.
        if (n > 0) loads.push(taken);
        await page.context().close();
      }
    } finally {
      await browser.close();
      await relay.stop();
    }
    const of = (what: keyof Load, per = 1) => summary(loads.map((each) => each[what] / per));
    const before = of('httpBefore', 1024);
    return {
      tables: [
        {
          title: 'Over loopback, nothing cached',
          columns: ['', 'before the first figures', 'in total'],
          rows: [
            ['HTTP, gzip, KB', before, of('httpAll', 1024)],
            ['socket, KB', of('socketBefore', 1024), of('socketAll', 1024)],
            ['requests', of('requestsBefore'), ''],
            ['first paint, ms', of('paintMs'), ''],
            ['first figures painted, ms', of('figuresMs'), ''],
          ],
        },
      ],
      targets: [
        {
          what: 'HTTP before the first figures',
          measured: before.median,
          unit: 'KB',
          aim: { atMost: AIM_KB },
        },
      ],
      notes: [
        'KB of 1,024 bytes as received, headers included; a request counts from when it is made.',
        'First figures: the page’s own mark, set in the frame after the one that painted them.',
      ],
    };
  },
};

async function loaded(page: Page, url: string): Promise<Load> {
  await watchPage(page);
  const session = await page.context().newCDPSession(page);
  const traffic = await listen(session);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('first-figures').length > 0);
  await page.waitForSelector('canvas');
  await settled(page, 2_500);
  const { origin, figuresMs, paintMs } = await page.evaluate(() => ({
    origin: performance.timeOrigin,
    figuresMs: performance.getEntriesByName('first-figures')[0]?.startTime ?? 0,
    paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  const until = origin + figuresMs;
  const early = traffic.requests.filter(({ at }) => at <= until);
  return {
    httpBefore: bytesOf(early),
    socketBefore: bytesOf(traffic.messages.filter(({ at }) => at <= until)),
    httpAll: bytesOf(traffic.requests),
    socketAll: bytesOf(traffic.messages),
    requestsBefore: early.length,
    paintMs,
    figuresMs,
  };
}

interface Transfer {
  /** When it was asked for (a message: received), UTC ms. */
  readonly at: number;
  bytes: number;
}

async function listen(session: CDPSession) {
  const requests = new Map<string, Transfer>();
  const messages: Transfer[] = [];
  /** The browser stamps events by a clock of its own; a request carries both. */
  let toUtc = 0;
  session.on('Network.requestWillBeSent', ({ requestId, timestamp, wallTime }) => {
    toUtc = wallTime - timestamp;
    requests.set(requestId, { at: wallTime * 1000, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  session.on('Network.webSocketFrameReceived', ({ timestamp, response }) => {
    const bytes = Buffer.byteLength(response.payloadData);
    messages.push({ at: (timestamp + toUtc) * 1000, bytes });
  });
  await session.send('Network.enable');
  return {
    get requests() {
      return [...requests.values()];
    },
    messages,
  };
}

function bytesOf(transfers: readonly Transfer[]): number {
  return transfers.reduce((sum, { bytes }) => sum + bytes, 0);
}
