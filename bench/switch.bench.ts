import path from 'node:path';
import { z } from 'zod';
import { PASSWORD } from '../relay-server/access/testing/sign-in.ts';
import { OwnPage } from '../relay-server/http/testing/ask.ts';
import type { Bench } from './support/bench.ts';
import { wallClock } from './support/browser.ts';
import { Child } from './support/child.ts';
import { chunked, loadLive, loadPast } from './support/load.ts';
import { bodiesOf, Poster } from './support/poster.ts';
import type { Report } from './support/report.ts';
import { percentile } from './support/stats.ts';

/** As the relay's child names it. */
const STREAM = 'unit-1';
const DISPLAYS = [4, 16] as const;
const CASES = 500;
const EVENTS_A_SECOND = 200;
const BATCH = 10;
const MODES = ['closed', 'session'] as const;

const switched = z.array(
  z.object({ last: z.number().nullable(), welcomed: z.number(), late: z.boolean() }),
);

interface Switch {
  /** From the POST's sending to the last forbidden byte at any display, ms; 0: none came. */
  readonly fromSent: number;
  /** From the POST's answer; below 0: before it. */
  readonly fromAnswer: number;
  /** From the POST's sending until the last display is welcomed anew, ms. */
  readonly welcomed: number;
  /** A question and its answer over the same sockets just before, the slowest display, ms. */
  readonly ping: number;
  readonly late: number;
}

/** A wall that shows the bureau's rows and live video is lowered under load: how long until it is shown none. */
export const modeSwitch: Bench = {
  name: 'switch',
  title: 'Mode switch → last forbidden byte gone',
  run: async ({ quick, scratch, say }) => {
    const rounds = quick ? 8 : 50;
    const relay = Child.start('switch/relay.ts');
    const file = path.join(scratch, 'switch', 'relay.sqlite');
    const started = z.object({ url: z.string(), cookie: z.string() });
    const { url, cookie } = await relay.call('start', { file }, started);
    const operator = new OwnPage(url, cookie);
    const load = await Load.start(url);
    const measured = new Map<number, Switch[]>();
    try {
      for (const count of DISPLAYS) {
        say(`${count} displays: ${rounds} switches at ${EVENTS_A_SECOND} events a second`);
        const displays = Child.start('switch/displays.ts');
        await displays.call('open', { url, stream: STREAM, displays: count }, z.null());
        const taken: Switch[] = [];
        for (let round = 0; round < rounds; round += 1) {
          taken.push(await once(operator, displays, MODES[round % MODES.length] ?? 'closed'));
        }
        measured.set(count, taken);
        await displays.stop();
      }
    } finally {
      await load.stop();
      await relay.call('stop', null, z.null());
      await relay.stop();
    }
    return reported(measured, load.sent);
  },
};

async function once(operator: OwnPage, displays: Child, mode: string): Promise<Switch> {
  await done(operator.post('/me/confirm', { password: PASSWORD }));
  await done(operator.post('/walls/main/mode', { mode: 'bureau' }));
  await displays.call('inBureau', null, z.null());
  // Not in step with the camera, nor with the events.
  await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
  const ping = await displays.call('ping', null, z.number());
  await displays.call('arm', null, z.null());
  const sent = wallClock();
  await done(operator.post('/walls/main/mode', { mode }));
  const answered = wallClock();
  const seen = await displays.call('switched', mode, switched);
  // Of no byte at all it is known that none came after the sending.
  const last = Math.max(...seen.map((each) => Math.max(each.last ?? sent, sent)));
  return {
    ...{ fromSent: last - sent, fromAnswer: last - answered, ping },
    welcomed: Math.max(...seen.map((each) => each.welcomed)) - sent,
    late: seen.filter(({ late }) => late).length,
  };
}

async function done(answer: ReturnType<OwnPage['post']>): Promise<void> {
  const { status, text } = await answer;
  if (status !== 200) throw new Error(`${status}: ${text}`);
}

/** Events of daily work, so many a second, until it is stopped. */
class Load {
  readonly #poster: Poster;
  readonly #events = chunked(loadLive(CASES, 0, 1_000), BATCH);
  readonly #timer: NodeJS.Timeout;
  #sending: Promise<unknown> = Promise.resolve();
  sent = 0;

  /** On what had happened before. */
  static async start(url: string): Promise<Load> {
    const poster = new Poster(url, 1);
    await poster.postLanes([bodiesOf(chunked(loadPast(CASES), 500))]);
    return new Load(poster);
  }

  private constructor(poster: Poster) {
    this.#poster = poster;
    this.#timer = setInterval(
      () => {
        const next = this.#events.next();
        if (next.done) return;
        this.sent += next.value.length;
        this.#sending = this.#sending.then(() => this.#poster.post(JSON.stringify(next.value)));
      },
      (BATCH * 1_000) / EVENTS_A_SECOND,
    );
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sending;
    this.#poster.close();
  }
}

function reported(measured: ReadonlyMap<number, readonly Switch[]>, events: number): Report {
  const row = (what: string, values: readonly number[]) => [
    ...[what, percentile(values, 50), percentile(values, 99), Math.max(...values)],
  ];
  const all = [...measured.values()].flat();
  const p99 = percentile(
    all.map(({ fromSent }) => fromSent),
    99,
  );
  return {
    tables: [...measured].map(([count, taken]) => ({
      title: `${count} displays of one wall, ms (${taken.length} switches)`,
      columns: ['', 'p50', 'p99', 'most'],
      rows: [
        row(
          'POST sent → last forbidden byte',
          taken.map(({ fromSent }) => fromSent),
        ),
        row(
          'POST answered → last forbidden byte',
          taken.map(({ fromAnswer }) => fromAnswer),
        ),
        row(
          'POST sent → last display welcomed anew',
          taken.map(({ welcomed }) => welcomed),
        ),
        row(
          'ping of the same sockets, slowest display',
          taken.map(({ ping }) => ping),
        ),
        row(
          'sent → last forbidden byte ÷ ping',
          taken.map(({ fromSent, ping }) => fromSent / ping),
        ),
      ],
    })),
    targets: [
      { what: 'last forbidden byte, p99', measured: p99, unit: 'ms', aim: { atMost: 2_000 } },
      {
        ...{ what: 'forbidden bytes after the welcome', unit: '', aim: { atMost: 0 } },
        measured: all.reduce((sum, { late }) => sum + late, 0),
      },
    ],
    notes: [
      `${events.toLocaleString('en-US')} events were recorded meanwhile, ${EVENTS_A_SECOND} a second; each display also held a feed of live video.`,
      '0 ms: nothing forbidden came at all after the POST was sent. Below 0: before the answer.',
    ],
  };
}
