import { once } from 'node:events';
import express from 'express';
import type { Role, RoomMode } from '../../../../wire/codes.ts';
import { Guards } from '../../../access/guards.ts';
import { cookieOf, fixedAccess } from '../../../access/testing/fixed-access.ts';
import { clearanceRoutes } from '../../../http/clearance-routes.ts';
import { clearedRoute } from '../../../http/cleared-route.ts';
import { answerErrors } from '../../../http/errors.ts';
import { createHttpServer } from '../../../http/server.ts';
import { OwnPage } from '../../../http/testing/ask.ts';
import { UnrecordedDeeds } from '../../../intake/unrecorded-deeds.ts';
import type { StoredRow } from '../../../log/store.ts';
import { sampleMedia } from '../../export/testing/sample-media.ts';
import { markClip } from '../../library/commands.ts';
import { RecordingReader } from '../../recording/recording-reader.ts';
import { CASE, recordingWorld } from '../../recording/testing/recording-world.ts';
import { Clearances, type ClearancesOptions } from '../clearances.ts';

export const CLIP = 'd0000000-0000-4000-8000-000000000001';
const DISPLAY_HEADER = 'x-display-mode';
const MODES: ReadonlySet<string> = new Set(['bureau', 'session', 'delegates', 'closed']);

/** What a clip's proposal says where a test does not care. */
export const PROPOSAL = {
  clipId: CLIP,
  audiences: ['session', 'delegates'],
  publicTitle: '强制清场',
  caseType: '执',
  measure: 'eviction',
  legalBasis: '《民事诉讼法》第二百六十一条',
  maskedParty: '某建材公司',
  masks: [
    ...[{ shape: 'rect', effect: 'black', fromMs: 0, toMs: 1_000, x: 0, y: 0, w: 0.5, h: 0.5 }],
  ],
  sound: { whole: 'mute', ranges: [] },
};
export const CHECKS = { faces: true, plates: true, doors: true, voices: true };

/** Made once: every world records the same. */
let media: ReturnType<typeof sampleMedia> | undefined;

/**
 * A recording of 6 s with a clip of 2 s of it, and the clearance of clips as a relay has it, over HTTP.
 * Accounts of each role are signed in; a display says its wall's mode in a header.
 */
export async function clearanceWorld(changes: Partial<ClearancesOptions> = {}) {
  const world = await recordingWorld();
  const recordings = { get: (id: string) => world.book.get(id) };
  media ??= sampleMedia({ seconds: 6 });
  const { run, parts } = await media;
  const recording = await world.start();
  recording.begin(run);
  for (const part of parts) recording.part(part);
  await recording.close();
  const kept = world.book.get('run-1');
  if (!kept) throw new Error('nothing was recorded');
  const { recorder, store, clips, clock } = world;
  const clip = { id: CLIP, recordingId: 'run-1', fromMs: 1_000, toMs: 3_000, title: '清场' };
  await markClip(kept, { ...clip, by: '示例书记员' }, { recorder, store, clips, clock });

  const reader = new RecordingReader(world.folder);
  const note = (line: string, error?: unknown) => {
    world.log.push(error === undefined ? line : `${line} ${String(error)}`);
  };
  const about = { clips, recordings, reader, recorder, store, clock };
  const open = async (more: Partial<ClearancesOptions> = {}) => {
    const options = { folder: world.folder, ...about, log: note, retryMs: 5 };
    const limits = { reserve: 0 };
    const started = await Clearances.start({ ...options, limits, ...changes, ...more });
    started.work();
    return started;
  };
  let clearances = await open();
  world.onRows((rows: readonly StoredRow[]) => clearances.update(rows));

  const access = fixedAccess({
    displayOf: ({ headers }) => {
      const mode = headers[DISPLAY_HEADER];
      if (typeof mode !== 'string' || !isMode(mode)) return undefined;
      return { kind: 'display', displayId: mode, wallId: 'main', mode };
    },
  });
  const guards = new Guards(access);
  const app = express();
  const api = express.Router({ caseSensitive: true, strict: true });
  const book = {
    get: (id: string) => clearances.book.get(id),
    all: () => clearances.book.all(),
  };
  const unrecorded = new UnrecordedDeeds({ clock, log: note, everyMs: 5 });
  const withdrawing = {
    unrecorded,
    clearances: {
      withhold: (...args: Parameters<Clearances['withhold']>) => clearances.withhold(...args),
    },
  };
  clearanceRoutes(api, { ...about, ...withdrawing, book }, guards);
  app.use('/api/v1', api);
  const serving = {
    derivative: (id: string) => clearances.derivative(id),
    clearedFor: (id: string, mode: RoomMode) => clearances.clearedFor(id, mode),
    open: (...args: Parameters<Clearances['open']>) => clearances.open(...args),
  };
  app.use('/video/cleared', clearedRoute(serving, guards));
  app.use(answerErrors(note));
  const server = createHttpServer();
  server.on('request', app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const host = `127.0.0.1:${port}`;
  const page = new OwnPage(`http://${host}`);
  const ask = (path: string, headers: Record<string, string>, body?: unknown) =>
    page.ask(body === undefined ? 'GET' : 'POST', path, { body, headers: { host, ...headers } });
  const self = {
    world,
    port,
    caseNumber: CASE,
    access,
    withdrawing,
    get clearances() {
      return clearances;
    },
    ask,
    as: (role: Role, path: string, body?: unknown) => ask(path, { cookie: cookieOf(role) }, body),
    /** A display whose wall is in this mode. */
    show: (mode: string, path: string, headers: Record<string, string> = {}) =>
      ask(path, { [DISPLAY_HEADER]: mode, 'sec-fetch-site': 'same-origin', ...headers }),
    propose: (more: object = {}) => self.as('duty', '/api/v1/clearances', { ...PROPOSAL, ...more }),
    /** How the clip stands now. */
    get proposal() {
      return clearances.book.get(CLIP)?.proposal ?? null;
    },
    /** What a decision on the present derivative names. */
    decided() {
      const made = self.proposal;
      const { derivativeId, digest } = made?.derivative ?? { derivativeId: '', digest: '' };
      return { proposalId: made?.proposalId ?? '', derivativeId, digest };
    },
    step: (role: Role, deed: string, body: object) =>
      self.as(role, `/api/v1/clearances/${CLIP}/${deed}`, body),
    /** Proposed, baked, reviewed and cleared. @returns where it is played from */
    async clear(audiences: readonly string[] = ['session', 'delegates']): Promise<string> {
      await self.propose();
      await clearances.settled();
      await self.step('judge', 'review', { ...self.decided(), checks: CHECKS });
      const { status } = await self.step('director', 'clear', { ...self.decided(), audiences });
      if (status !== 200) throw new Error(`${status} ${world.log.join('\n')}`);
      return `/video/cleared/${self.decided().derivativeId}.mp4`;
    },
    /** Another relay on what there is. */
    async restart(more: Partial<ClearancesOptions> = {}): Promise<void> {
      await clearances.close();
      clearances = await open(more);
    },
    async close(): Promise<void> {
      await clearances.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      world.remove();
    },
  };
  return self;
}
export type ClearanceWorld = Awaited<ReturnType<typeof clearanceWorld>>;

function isMode(mode: string): mode is RoomMode {
  return MODES.has(mode);
}
