import { randomUUID } from 'node:crypto';
import { toldCases } from '../../../fixtures/court-year/told/told-cases.ts';
import { TOLD_CASES, TOLD_SESSION } from '../../../fixtures/court-year/told/told-numbers.ts';
import type { EventBody, EventType } from '../../../wire/event-bodies.ts';
import type { PlanRequest } from '../../../wire/session-requests.ts';
import { type SessionDetail, sessionDetail } from '../../../wire/sessions.ts';
import type { OwnPage } from '../../http/testing/ask.ts';
import { OWN_SOURCE, type Recorder } from '../../intake/recorder.ts';

/** 09:30 of the told session's day. */
export const MORNING = Date.parse(`${TOLD_SESSION.day}T09:30:00+08:00`);
const DAY_MS = 86_400_000;

export const OTHERS = Array.from(
  { length: TOLD_SESSION.cases - Object.keys(TOLD_CASES).length },
  (_, n) => `（2024）粤0607执${5200 + n}号`,
);
/** All sixteen. */
export const CASES = [...Object.values(TOLD_CASES), ...OTHERS];

/** The cases of the told session as the court's own system tells them until the evening before. */
export async function fileCases(recorder: Recorder): Promise<void> {
  const told = toldCases(3).flatMap((events) =>
    events.filter(({ occurredAt }) => occurredAt < MORNING - DAY_MS / 2),
  );
  const others = OTHERS.map((caseNumber, n) => ({
    ...{
      id: `filed-${n}`,
      type: 'case.filed',
      v: 1,
      occurredAt: MORNING - 40 * DAY_MS,
      caseNumber,
    },
    body: {
      ...{ filedOn: '2024-05-17', cause: '买卖合同纠纷', claimAmount: 5_000_000 + n * 100_000 },
      ...{ enforcementBasis: `（2024）粤0607民初${100 + n}号`, town: '440607001000' },
      parties: [
        { partyId: 'P1', role: 'applicant', entity: 'person', name: '申演一' },
        {
          ...{
            partyId: 'P2',
            role: 'executee',
            entity: 'person',
            name: `钱演${n}号`,
            phone: '13800138000',
          },
        },
      ],
    },
  }));
  const { rejected } = await recorder.record('court', [...told, ...others]);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
}

/** Has a clip cleared for sessions. @returns its derivative */
export async function clearClip(recorder: Recorder, name: string, ms: number) {
  const whose = { clipId: `clip-${name}`, recordingId: `rec-${name}`, proposalId: `prop-${name}` };
  const made = { derivativeId: randomUUID(), digest: name.repeat(64).slice(0, 64) };
  const audiences: ['session'] = ['session'];
  const checks = { faces: true, plates: true, doors: true, voices: true } as const;
  const { clipId, recordingId } = whose;
  await own(recorder, [
    say('recording.opened', {
      ...{ recordingId, streamId: 'unit-1', startedAt: MORNING - DAY_MS, title: '单兵 1 号' },
      ...{ codecs: 'avc1.64001f', width: 640, height: 360, audio: false, chain: '0'.repeat(64) },
    }),
    say('clip.marked', { clipId, recordingId, fromMs: 0, toMs: ms, title: '清场', by: '甲' }),
    say('clearance.proposed', {
      ...{ ...whose, audiences, publicTitle: '强制腾退现场', caseType: '执', measure: 'eviction' },
      ...{ legalBasis: '民事诉讼法 第二百六十一条', maskedParty: '某建材公司', masks: [] },
      ...{ sound: { whole: 'mute', ranges: [] }, by: '甲' },
    }),
    say('clearance.baked', { ...whose, ...made, bytes: 9, ms, width: 640, height: 360 }),
    say('clearance.reviewed', { ...whose, ...made, checks, by: '乙' }),
    say('clearance.cleared', { ...whose, ...made, audiences, by: '丙' }),
  ]);
  return { ...made, clipId, recordingId };
}

export function say<T extends EventType>(type: T, body: EventBody<T>) {
  return { id: randomUUID(), type, v: 1, occurredAt: MORNING - 3_600_000, body };
}

export async function own(recorder: Recorder, events: readonly object[]): Promise<void> {
  const { rejected } = await recorder.record(OWN_SOURCE, events);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
}

/** The commands of a session as a console sends them. */
export class SessionWorld {
  readonly #page: Pick<OwnPage, 'ask' | 'post'>;

  constructor(page: Pick<OwnPage, 'ask' | 'post'>) {
    this.#page = page;
  }

  plan(over: Partial<PlanRequest> = {}) {
    return this.#page.post('/sessions', {
      ...{ commandId: randomUUID(), title: '有履行能力拒不履行专场警示活动', wallId: 'main' },
      ...{ plannedAt: MORNING, host: '示例法官', legalPoints: ['拒不履行的法律后果'], ...over },
    });
  }

  /** One command; whatever it answers. */
  post(id: string, path: string, body: object = {}) {
    return this.#page.post(`/sessions/${id}${path}`, { commandId: randomUUID(), ...body });
  }

  /** One command that must be taken. */
  async done(id: string, path: string, body: object = {}): Promise<SessionDetail> {
    const { status, json, text } = await this.post(id, path, body);
    if (status !== 200) throw new Error(`${path}: ${text}`);
    return sessionDetail.parse(json);
  }

  async detail(id: string): Promise<SessionDetail> {
    return sessionDetail.parse((await this.#page.ask('GET', `/api/v1/sessions/${id}`)).json);
  }

  /** One step of playback, at the step that stands. */
  async conduct(id: string, what: string, over: object = {}): Promise<SessionDetail> {
    const { conduct, rehearsal } = await this.detail(id);
    const stands = 'rehearsal' in over ? rehearsal : conduct;
    return this.done(id, '/conduct', { do: what, step: stands?.step ?? 0, ...over });
  }

  /** Waits until the session is as wanted. */
  async until(id: string, is: (detail: SessionDetail) => boolean): Promise<SessionDetail> {
    for (const limit = Date.now() + 10_000; Date.now() < limit; ) {
      const detail = await this.detail(id);
      if (is(detail)) return detail;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('it did not come about');
  }
}
