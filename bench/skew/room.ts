import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { bakeClip, SessionRoom } from '../../e2e/support/session-room.ts';
import { clockOffset, launchBrowser, requireWallBuild, WALL_BUILD } from '../support/browser.ts';
import { buildPages } from '../support/build-pages.ts';
import { type SeenFrame, setClock, watchFrames } from './frame-watch.ts';
import { type JitterProxy, startJitterProxy } from './jitter-proxy.ts';

const HOUR = 3_600_000;
/** How far the clock of each display's machine is off, ms. */
export const CLOCKS = [2 * HOUR, -2 * HOUR, 0, 37 * 60_000] as const;
export const JITTER_MS = 200;

export interface Screen {
  readonly page: Page;
  /** All that it showed so far, instants by this process's clock. */
  frames(): Promise<SeenFrame[]>;
  /** When it sought, likewise. */
  seeks(): Promise<number[]>;
}

/** A session's wall, its clips, and four displays: a browser process and a bad network of its own each. */
export class SkewRoom {
  readonly room: SessionRoom;
  readonly #browsers: Browser[] = [];
  readonly #networks: JitterProxy[] = [];

  private constructor(room: SessionRoom) {
    this.room = room;
  }

  /** @param seconds of each of the two clips, `a` and `b` */
  static async open(scratch: string, seconds: number): Promise<SkewRoom> {
    requireWallBuild();
    const pages = path.join(scratch, 'skew-web');
    cpSync(WALL_BUILD, pages, { recursive: true });
    await buildPages(pages, ['naive-session']);
    const clips = path.join(scratch, 'skew-clips');
    mkdirSync(clips, { recursive: true });
    await bakeClip(clips, 'a', seconds);
    await bakeClip(clips, 'b', seconds, { hue: 120 });
    const made = new SkewRoom(await SessionRoom.open(clips, pages));
    for (const _ of CLOCKS) {
      made.#browsers.push(await launchBrowser());
      made.#networks.push(await startJitterProxy(made.room.port, JITTER_MS));
    }
    return made;
  }

  /** Opens a page on every display. @param address of the page */
  async screens(address: string): Promise<Screen[]> {
    return Promise.all(CLOCKS.map((off, n) => this.#screen(n, off, address)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#browsers.map((browser) => browser.close()));
    for (const network of this.#networks) network.close();
    await this.room.close();
  }

  async #screen(n: number, off: number, address: string): Promise<Screen> {
    const [browser, network] = [this.#browsers[n], this.#networks[n]];
    if (!browser || !network) throw new Error(`there is no display ${n}`);
    const viewport = { width: 960, height: 540 };
    const context = await browser.newContext({ viewport, locale: 'zh-CN' });
    const page = await context.newPage();
    await setClock(page, off);
    await watchFrames(page);
    await page.goto(network.url + address);
    const ours = async () => (await clockOffset(page)).offset;
    return {
      page,
      frames: async () => {
        const offset = await ours();
        const frames = await page.evaluate(() => window.seen?.frames ?? []);
        return frames.map(([clip, place, at]): SeenFrame => [clip, place, at - offset]);
      },
      seeks: async () => {
        const offset = await ours();
        return (await page.evaluate(() => window.seen?.seeks ?? [])).map((at) => at - offset);
      },
    };
  }
}
