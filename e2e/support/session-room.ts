import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import type { Audience } from '../../relay-server/audiences/audience.ts';
import { closed } from '../../relay-server/audiences/closed.ts';
import type { RelayFacts } from '../../relay-server/audiences/relay-facts.ts';
import { session } from '../../relay-server/audiences/session.ts';
import { type RunningFanout, startFanout } from '../../relay-server/fanout/start-fanout.ts';
import { wallFiles } from '../../relay-server/http/wall-files.ts';
import { MemoryStore } from '../../relay-server/log/memory-store.ts';
import type { StoredRow } from '../../relay-server/log/store.ts';
import { sampleBatch } from '../../relay-server/log/testing/sample-events.ts';
import type { Failed, Shown } from '../../wire/frame.ts';
import type { Showing, ShownItem } from '../../wire/views.ts';

const run = promisify(execFile);
const BUILT_PAGES = path.join(import.meta.dirname, '../../dist/wall');
const FACTS: RelayFacts = {
  courtName: '佛山市三水区人民法院执行局',
  demo: true,
  openedOn: '2023-10-01',
  health: 'ok',
  since: 0,
  recording: null,
};

/** Commands take effect so far ahead, that all displays have heard of them. */
export const AHEAD_MS = 800;
export const DIGEST = 'd'.repeat(64);

/** A clip of the run-sheet with the words of its clearance. */
export function clipItem(itemId: string, derivativeId: string, seconds: number): ShownItem {
  return {
    ...{ itemId, kind: 'clip', title: '强制腾退现场', ms: seconds * 1_000 },
    clip: { derivativeId, digest: DIGEST },
    lowerThird: {
      caseType: '执',
      maskedParty: '某建材公司',
      measure: 'eviction',
      legalBasis: '《中华人民共和国民事诉讼法》第二百六十一条',
    },
    law: null,
  };
}

export function lawItem(itemId: string, text = LAW_TEXT): ShownItem {
  return {
    ...{ itemId, kind: 'law', title: '拒不履行的法律后果', ms: null, clip: null, lowerThird: null },
    law: { text, basis: '《中华人民共和国民事诉讼法》第二百六十六条' },
  };
}

const LAW_TEXT =
  '被执行人不履行法律文书确定的义务的，人民法院可以对其采取或者通知有关单位协助采取限制出境，' +
  '在征信系统记录、通过媒体公布不履行义务信息以及法律规定的其他措施。';

/**
 * A warning session's wall without its relay: the real fan-out and the built pages over a row that a test writes,
 * and clips that it makes.
 */
export class SessionRoom {
  readonly url: string;
  readonly port: number;
  readonly shown: Shown[] = [];
  readonly failed: Failed[] = [];
  readonly #http: Server;
  readonly #store: MemoryStore;
  readonly #fanout: RunningFanout;
  readonly #gone: Set<string>;
  readonly #audiences: { now: Audience };
  #step = 1;

  private constructor(parts: {
    http: Server;
    store: MemoryStore;
    fanout: (room: SessionRoom) => RunningFanout;
    gone: Set<string>;
    audiences: { now: Audience };
  }) {
    this.#http = parts.http;
    this.#store = parts.store;
    this.#gone = parts.gone;
    this.#audiences = parts.audiences;
    this.port = (parts.http.address() as AddressInfo).port;
    this.url = `http://127.0.0.1:${this.port}`;
    this.#fanout = parts.fanout(this);
  }

  /** @param clips a folder of `DERIVATIVE.mp4` */
  static async open(clips: string, pages = BUILT_PAGES): Promise<SessionRoom> {
    const gone = new Set<string>();
    const audiences = { now: session(() => FACTS, 'main') };
    const app = express();
    app.use('/video/cleared/:name', (request, response, next) => {
      if (gone.has(request.params.name)) response.status(403).end();
      else next();
    });
    const media = { etag: false, cacheControl: false, setHeaders: notStored };
    app.use('/video/cleared', express.static(clips, media));
    app.use(wallFiles(pages));
    const http = createServer(app);
    await new Promise<void>((resolve) => {
      http.listen(0, '127.0.0.1', resolve);
    });
    const store = new MemoryStore();
    return new SessionRoom({
      ...{ http, store, gone, audiences },
      fanout: (room) =>
        startFanout({
          ...{ http, store, strict: true },
          clock: { now: () => Date.now() },
          admit: () => ({ audience: audiences.now, who: null }),
          plays: {
            shown: async (_, message) => {
              room.shown.push(message);
              return 'taken';
            },
            failed: async (_, message) => {
              room.failed.push(message);
              return 'taken';
            },
          },
          onNote: () => undefined,
          onFault: ({ error }) => console.error(error),
          onError: (error) => console.error(error),
        }),
    });
  }

  get step(): number {
    return this.#step;
  }

  /** Writes the row. What is not named is that of a session which has just begun with nothing in it. */
  async show(row: Partial<Showing>): Promise<void> {
    this.#step += 1;
    const data: Showing = {
      ...{ wallId: 'main', sessionId: 's-1', title: '集中警示活动（示例）' },
      ...{ step: this.#step, held: false, now: null, next: null, chapters: [], timeline: null },
      tally: { arrived: 14, settled: 3, receivedFen: 12_600_000 },
      ...row,
    };
    await this.#commit({ data });
  }

  /** Plays an item from a place, so far ahead. @returns when it starts, the machine's clock */
  async play(item: ShownItem, row: Partial<Showing> = {}, offsetMs = 0, aheadMs = AHEAD_MS) {
    const startsAt = Date.now() + aheadMs;
    const timeline = timelineOf(item, startsAt, offsetMs, null);
    await this.show({ now: item, timeline, ...row });
    return startsAt;
  }

  async pause(item: ShownItem, pausedAtMs: number, row: Partial<Showing> = {}): Promise<void> {
    const timeline = timelineOf(item, Date.now(), pausedAtMs, pausedAtMs);
    await this.show({ now: item, timeline, ...row });
  }

  async end(): Promise<void> {
    await this.#commit({ gone: true });
  }

  /** From now on a derivative is not served any more. */
  withdraw(derivativeId: string): void {
    this.#gone.add(`${derivativeId}.mp4`);
  }

  /** The room mode becomes 休屏. */
  lower(): void {
    this.#audiences.now = closed(() => FACTS);
    this.#fanout.readmit();
  }

  async close(): Promise<void> {
    this.#fanout.close();
    const done = new Promise((resolve) => this.#http.close(resolve));
    this.#http.closeAllConnections();
    await done;
  }

  async #commit(change: { data: unknown } | { gone: true }): Promise<void> {
    const from = this.#store.head().seq;
    const name = { topic: 'showing', id: 'main', caseNumber: null, seq: from + 1 };
    const rows: StoredRow[] = [{ ...name, ...change }];
    if (from === 0) {
      const meta = { courtToday: '2024-11-28', asOf: 0 };
      rows.push({ topic: 'meta', id: 'wall', caseNumber: null, data: meta, seq: 1 });
    }
    await this.#store.commit({ events: sampleBatch(from + 1, from + 1), rows });
    this.#fanout.publish({ from, to: from + 1, rows });
  }
}

function timelineOf(
  { itemId, clip, ms }: ShownItem,
  startsAt: number,
  offsetMs: number,
  pausedAtMs: number | null,
) {
  const derivativeId = clip?.derivativeId ?? null;
  return { itemId, derivativeId, startsAt, offsetMs, pausedAtMs, ms };
}

function notStored(response: { setHeader: (name: string, value: string) => void }) {
  response.setHeader('cache-control', 'no-store');
}

/** Makes a tiny clip, as clearance bakes them: a key frame a second, its index in front. */
export async function bakeClip(
  folder: string,
  derivativeId: string,
  seconds: number,
  { size = '640x360', hue = 0, sound = true } = {},
): Promise<void> {
  const picture = `testsrc2=size=${size}:rate=25:duration=${seconds},hue=h=${hue}`;
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`];
  const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-pix_fmt', 'yuv420p'];
  const file = path.join(folder, `${derivativeId}.mp4`);
  const source = ['-f', 'lavfi', '-i', picture, ...(sound ? tone : [])];
  const args = ['-nostdin', '-loglevel', 'error', ...source, ...coded, '-c:a', 'aac'];
  await run('ffmpeg', [...args, '-movflags', '+faststart', file], { timeout: 60_000 });
}
