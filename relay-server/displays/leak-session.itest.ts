import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RoomMode, roomModes } from '../../wire/codes.ts';
import { FullableStore } from '../log/testing/fullable-store.ts';
import { SessionWorld } from '../sessions/testing/session-world.ts';
import { beginnings, CASES, happening } from './testing/canaries.ts';
import { DisplayWorld, NOW } from './testing/display-world.ts';
import { dice, type Heard, listenTo } from './testing/hearing.ts';
import {
  BUREAUS_MEDIA,
  type CanaryClip,
  clearedCanary,
  fieldMedia,
  isLeak,
  SESSIONS_OWN,
} from './testing/session-canaries.ts';

/** A packet or an answer, with what had been withdrawn when it was sent. */
interface Sent extends Heard {
  readonly withdrawn: ReadonlySet<CanaryClip>;
}

const OPERATOR = { by: '检验主持', confirmed: () => true };
const STEPS = 80;
/** What happens in every run whatever the dice say, in turn: nothing is left untried. */
const TOUR: readonly (readonly string[])[] = [
  ...[['session', 'start', 'media'], ['next', 'media'], ['delegates', 'media'], ['pause']],
  ...[
    ['session', 'withdraw', 'media'],
    ['bureau', 'media', 'reconnect'],
    ['closed', 'media'],
  ],
  ...[
    ['session', 'hold', 'media', 'unhold'],
    ['jump', 'withhold', 'media'],
    ['end', 'media'],
  ],
];
const RANDOM = [
  ...['mode', 'mode', 'event', 'reconnect', 'follow', 'media', 'media', 'pages', 'post', 'tell'],
  ...['start', 'next', 'back', 'jump', 'pause', 'resume', 'hold', 'unhold', 'rehearse', 'arrive'],
];

const store = new FullableStore();
let folder: string;
let world: DisplayWorld;
let sessions: SessionWorld;
let segments: readonly string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leak-'));
  const more = { rtmp: { host: '127.0.0.1', port: 0 }, videoFolder: folder };
  const roomy = { ...more, freeSpace: async () => 10 ** 12 };
  world = await DisplayWorld.start({ store, more: roomy });
  sessions = new SessionWorld(world);
  const { relay } = world;
  expect((await relay.recorder.record('court', beginnings())).rejected).toEqual([]);
  await fieldMedia(relay, folder);
  await world.post('/walls', { wallId: 'hall', title: '大厅', columns: 1, rows: 1, bezel: 0 });
  await world.mode('hall', 'session');
  await begun('hall', '另墙警示会', 'hall');
  segments = await addressesIn(
    '/video/live/unit-1/index.m3u8',
    '/video/recordings/rec-1/index.m3u8',
  );
  expect(segments.length).toBeGreaterThan(3);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
  // Canaries are no pictures: no thumbnails can be made of them.
  expect(world.errors.filter((error) => Object(error).name !== 'NoStoryboard')).toEqual([]);
});

/** What playlists name, as an operator reads them. */
async function addressesIn(...playlists: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of playlists) {
    const { text } = await world.ask('GET', path);
    for (const [, name] of text.matchAll(/(?:URI="|^)([^#"\s]+\.(?:mp4|m4s)[^"\s]*)/gm)) {
      found.push(new URL(name ?? '', new URL(path, world.relay.url)).pathname);
    }
  }
  return found;
}

/** A session on a wall with these clips, a law page and one who is summoned. @returns the code of the summons */
async function begun(
  id: string,
  title: string,
  wallId: string,
  clips: readonly CanaryClip[] = [],
): Promise<string> {
  expect((await sessions.plan({ sessionId: id, title, wallId, plannedAt: NOW })).status).toBe(201);
  const law = { kind: 'law', title: `${title}法条`, text: '检验法条正文', basis: '第一条' };
  const items = [
    ...clips.map(({ derivativeId }, n) => ({ itemId: `c${n}`, kind: 'clip', derivativeId })),
    { ...law, itemId: 'law', seconds: null },
  ].map((item) => ({ ...item, cue: 'CUE-CANARY' }));
  await sessions.done(id, '/run-sheet', { baseVersion: 0, items });
  await sessions.done(id, '/invitees', { invitees: [{ caseNumber: CASES[0], partyId: 'E' }] });
  const [invitee] = (await sessions.detail(id)).invitees;
  const summons = await sessions.post(id, `/invitees/${invitee?.inviteeId}/summons`);
  if (wallId !== 'main') await sessions.conduct(id, 'start');
  return String(Object(summons.json).code);
}

it.each([21, 22])(
  'V-2 V-10 V-34 H-67 H-73 seed %i: before, in and after a session a display is sent what its wall’s mode may show',
  async (seed) => {
    const roll = dice(seed);
    const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
    const sent: Sent[] = [];
    let withdrawn: ReadonlySet<CanaryClip> = new Set();
    const hear = (heard: Heard) => sent.push({ ...heard, withdrawn });

    const { relay } = world;
    const { commands, waiting } = relay.displays;
    const clips = [
      await clearedCanary(relay, folder, `a${seed}`, ['session']),
      await clearedCanary(relay, folder, `b${seed}`, ['session', 'delegates']),
      await clearedCanary(relay, folder, `c${seed}`, ['delegates']),
    ];
    const left = [...clips];
    const id = `s-${seed}`;
    const code = await begun(id, '检验警示会', 'main', clips.slice(0, 2));
    await begun(`r-${seed}`, '彩排警示会', 'main', clips.slice(0, 1));

    const cookie = await world.newKey();
    let page = world.page(cookie);
    listenTo(page, hear);
    page.keepFollowing('wall');
    await world.codeOf(page);
    const place = { name: `屏 ${seed}`, wallId: 'main', column: 1, row: 1 };
    const paired = await commands.pair(
      { code: waiting.all().at(-1)?.code ?? '', ...place },
      OPERATOR.by,
    );
    await page.until(() => page.welcome?.display?.paired === true);

    let mode: RoomMode = page.welcome?.roomMode ?? 'closed';
    const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
      const { text, status } = await world.ask(method, path, {
        headers: { cookie },
        ...(body && { body }),
      });
      hear({ mode, text });
      return status;
    };
    /** All that was sent before has come. */
    const settle = () => page.socket.emitWithAck('ping', { sentAt: 0 });
    const setMode = async (wanted: RoomMode) => {
      mode = wanted;
      await commands.setMode('main', { mode, until: null }, OPERATOR);
    };
    const conduct = async (what: string, whose = id, more: object = {}) => {
      const detail = await sessions.detail(whose);
      const { step } = ('rehearsal' in more ? detail.rehearsal : detail.conduct) ?? { step: 0 };
      const itemId = what === 'jump' ? { itemId: pick(['c0', 'c1', 'law']) } : {};
      // What may not be done now is refused: that is no matter here.
      await sessions.post(whose, '/conduct', { do: what, step, ...itemId, ...more });
    };
    const media = async () => {
      for (const { derivativeId } of clips) await ask('GET', `/video/cleared/${derivativeId}.mp4`);
      await ask('GET', pick(segments));
      for (const path of [
        ...['/video/live/unit-1/index.m3u8', '/video/recordings/rec-1/index.m3u8'],
        ...['/video/recordings/rec-1/storyboard.json', '/video/exports/x/内部.mp4'],
        `/video/streams/unit-1/index.m3u8?from=${NOW - 120_000}&to=${NOW}`,
      ]) {
        const status = await ask('GET', encodeURI(path));
        if (mode !== 'bureau') expect([401, 403, 404]).toContain(status);
      }
      hear({ mode, text: await beginningOf('/video/live-feed?streams=unit-1', cookie) });
    };
    const withdraw = async (answer: number) => {
      const clip = left.shift();
      if (!clip) return;
      const body = { audiences: 'all', reason: '检验撤回' };
      const { status } = await world.post(`/clearances/${clip.clipId}/withdraw`, body);
      expect(status).toBe(answer);
      await settle();
      withdrawn = new Set([...withdrawn, clip]);
    };
    const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
      mode: () => setMode(pick(roomModes.codes)),
      event: () =>
        relay.recorder.record('court', [happening(pick(CASES), seed * 1_000 + roll(900))]),
      reconnect: async () => {
        page.close();
        page = world.page(cookie);
        listenTo(page, hear);
        page.keepFollowing('wall');
        await page.until(() => page.welcome !== null);
      },
      follow: async () => {
        page.socket.emit('follow', { scope: `case:${pick(CASES)}`, seq: 0 }, () => undefined);
      },
      media,
      pages: async () => {
        const path = pick(['', '/record', '/record.csv', '/suggestions']);
        expect([401, 403]).toContain(await ask('GET', `/api/v1/sessions/${id}${path}`));
        const other = pick(['/clearances', '/exports/x', '/clips', '/recordings', '/audit']);
        expect([401, 403]).toContain(await ask('GET', `/api/v1${other}`));
      },
      post: async () => {
        const commandId = randomUUID();
        const [path, body] = pick([
          [`/sessions/${id}/conduct`, { commandId, do: 'end', step: 1 }],
          [`/sessions/${id}/arrivals`, { commandId, code }],
          [`/clearances/${clips[0]?.clipId}/withdraw`, { audiences: 'all', reason: '冒充' }],
          ['/exports', { recordingId: 'rec-1', reason: '冒充' }],
        ] as const);
        expect([401, 403]).toContain(await ask('POST', `/api/v1${path}`, body));
      },
      tell: async () => {
        const { derivativeId } = pick(clips);
        const at = Date.now();
        const played = { fromMs: 0, toMs: 5, startedAt: at, endedAt: at };
        const shown = { sessionId: id, itemId: 'c0', derivativeId, digest: '0'.repeat(64) };
        page.socket.emit('shown', { ...shown, ...played }, () => undefined);
      },
      rehearse: () => conduct(pick(['start', 'next', 'back']), `r-${seed}`, { rehearsal: true }),
      arrive: () => sessions.post(id, '/arrivals', { code }),
      withdraw: () => withdraw(200),
      withhold: async () => {
        store.isFull = true;
        await withdraw(503);
        await media();
        store.isFull = false;
      },
      ...Object.fromEntries(roomModes.codes.map((to) => [to, () => setMode(to)])),
    };

    for (let step = 0; step < STEPS; step += 1) {
      const tour = TOUR[step / Math.floor(STEPS / TOUR.length)] ?? [pick(RANDOM)];
      for (const deed of tour) await (deeds[deed] ?? (() => conduct(deed)))();
    }
    await settle();

    const spoke = (of: RoomMode, what: RegExp) =>
      sent.some((each) => each.mode === of && what.test(each.text));
    expect(spoke('session', SESSIONS_OWN)).toBe(true);
    expect(spoke('bureau', BUREAUS_MEDIA)).toBe(true);
    for (const mode of ['session', 'delegates'] as const) {
      expect(spoke(mode, /CLEARED-/)).toBe(true);
    }
    expect(withdrawn.size).toBe(2);
    expect(sent.filter((each) => isLeak(each, clips, each.withdrawn))).toEqual([]);
    await conduct('end');
    await commands.revoke(paired?.id ?? '', '试毕', OPERATOR.by);
    page.close();
  },
);

/** The beginning of an answer that does not end, or all of one that does. */
function beginningOf(path: string, cookie: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(new URL(path, world.relay.url), { headers: { cookie } }, (response) => {
      const chunks: Buffer[] = [];
      const done = () => {
        resolve(Buffer.concat(chunks).toString('utf8'));
        request.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (response.statusCode === 200) done();
      });
      response.on('end', done);
      response.on('error', done);
    });
    request.on('error', reject);
  });
}
