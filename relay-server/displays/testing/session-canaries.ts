import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ClearanceAudience, RoomMode } from '../../../wire/codes.ts';
import type { EventBody, EventType } from '../../../wire/event-bodies.ts';
import { OWN_SOURCE } from '../../intake/recorder.ts';
import type { Relay } from '../../relay.ts';
import { partOf, runOf } from '../../video/live/testing/feed.ts';
import { realDisk } from '../../video/recording/disk.ts';
import { CLEARED_FOLDER } from '../../video/recording/index-lines.ts';
import { Recordings } from '../../video/recording/recordings.ts';
import { samplePart, sampleRun } from '../../video/recording/testing/sample-run.ts';
import { registerStream } from '../../video/streams/register.ts';
import { CASES } from './canaries.ts';
import { NOW } from './display-world.ts';

/** No display is ever sent these: who is summoned, how they come in, what only operators read, keys. */
export const NEVER =
  /鑫焱淼|犇骉羴|CANARY-ID|000-5557|CANARY路|粤E-CANARY|CANARY银行|CUE-CANARY|检验主持|彩排警示会|"(key|token|checkIn)Digest"/;

/** The bureau's alone: field video as it came in, and what clips are called before they are cleared. */
export const BUREAUS_MEDIA = /CANARY-LIVE|CANARY-RECORDED|内部片名/;

/** What those summoned to the session on `main` are shown, and nobody else. */
export const SESSIONS_OWN = /检验警示会|检验法条/;
/** Another wall's session. */
export const ELSEWHERE = /另墙警示会/;

export interface CanaryClip {
  readonly derivativeId: string;
  readonly clipId: string;
  readonly audiences: readonly ClearanceAudience[];
  /** Finds the clip in what was sent: its name, its words, its bytes. */
  readonly tell: RegExp;
}

/** Has a clip cleared for these; its bytes on the disk are a canary. */
export async function clearedCanary(
  relay: Relay,
  folder: string,
  name: string,
  audiences: ClearanceAudience[],
): Promise<CanaryClip> {
  const derivativeId = randomUUID();
  const bytes = Buffer.from(`CLEARED-${name}-`.repeat(4_000));
  mkdirSync(path.join(folder, CLEARED_FOLDER), { recursive: true });
  writeFileSync(path.join(folder, CLEARED_FOLDER, `${derivativeId}.mp4`), bytes);
  const clipId = `clip-${name}`;
  const whose = { clipId, recordingId: 'rec-1', proposalId: `prop-${name}` };
  const made = { derivativeId, digest: createHash('sha256').update(bytes).digest('hex') };
  const checks = { faces: true, plates: true, doors: true, voices: true } as const;
  await said(relay, [
    own('clip.marked', {
      ...{ clipId, recordingId: 'rec-1', fromMs: 0, toMs: 600, title: '内部片名', by: '甲' },
    }),
    own('clearance.proposed', {
      ...{ ...whose, audiences, publicTitle: `公开${name}`, caseType: '执', measure: 'eviction' },
      ...{ legalBasis: '民事诉讼法', maskedParty: '某公司', masks: [], by: '甲' },
      sound: { whole: 'mute', ranges: [] },
    }),
    own('clearance.baked', {
      ...{ ...whose, ...made, bytes: bytes.length, ms: 60_000, width: 640, height: 360 },
    }),
    own('clearance.reviewed', { ...whose, ...made, checks, by: '乙' }),
    own('clearance.cleared', { ...whose, ...made, audiences, by: '丙' }),
  ]);
  const tell = new RegExp(`公开${name}|CLEARED-${name}-|${derivativeId}`);
  return { derivativeId, clipId, audiences, tell };
}

/** A unit whose pictures come in and are recorded: canaries in every part. */
export async function fieldMedia(relay: Relay, folder: string): Promise<void> {
  const { recorder, streams, recordings: book, video } = relay;
  const clock = { now: () => NOW };
  const [caseNumber] = CASES;
  const unit = { id: 'unit-1', title: '检验单兵', kind: 'push' as const, caseNumber };
  await registerStream(unit, 'court', { recorder, book: streams, clock });
  const recordings = await Recordings.start({
    ...{ folder, book, streams, recorder, clock, log: () => undefined },
    disk: { ...realDisk, free: async () => 10 ** 12 },
  });
  const taken = { startedAt: NOW - 60_000 };
  recordings.begin(sampleRun('rec-1', taken));
  for (let n = 0; n < 10; n += 1) {
    recordings.part(
      samplePart(n, {
        ...{ runId: 'rec-1', data: Buffer.from(`CANARY-RECORDED ${n}`) },
        capturedAt: taken.startedAt + n * 200,
      }),
    );
  }
  await recordings.close();
  const live = video?.live;
  live?.begin(runOf('live-1', { streamId: 'unit-1', init: Buffer.from('CANARY-LIVE init') }));
  for (let n = 0; n < 12; n += 1) {
    live?.part(partOf('live-1', n, { streamId: 'unit-1', data: Buffer.from(`CANARY-LIVE ${n};`) }));
  }
}

/** Whether a display of `main` may have been sent this text in this mode. @param withdrawn clips that were by then */
export function isLeak(
  { mode, text }: { readonly mode: RoomMode; readonly text: string },
  clips: readonly CanaryClip[],
  withdrawn: ReadonlySet<CanaryClip>,
): boolean {
  if (NEVER.test(text) || ELSEWHERE.test(text)) return true;
  if (mode !== 'bureau' && BUREAUS_MEDIA.test(text)) return true;
  if (mode !== 'session' && SESSIONS_OWN.test(text)) return true;
  return clips.some((clip) => {
    if (!clip.tell.test(text)) return false;
    if (withdrawn.has(clip) || mode === 'closed') return true;
    return mode !== 'bureau' && !clip.audiences.includes(mode);
  });
}

function own<T extends EventType>(type: T, body: EventBody<T>) {
  return { id: randomUUID(), type, v: 1, occurredAt: NOW, body };
}

async function said({ recorder }: Relay, events: readonly object[]): Promise<void> {
  const { rejected } = await recorder.record(OWN_SOURCE, events);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
}
