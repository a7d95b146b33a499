import { eventOf } from '../../../../wire/case-event.ts';
import type { EventType } from '../../../../wire/event-bodies.ts';
import type { RunSheetItem } from '../../../../wire/events/sessions.ts';
import { conflictOf, isBreach } from '../../outcome.ts';
import { at, type Input } from '../../testing/given.ts';
import { decideSession, isSessionEvent, type SessionEvent } from '../fold-session.ts';
import type { SessionState } from '../session-state.ts';

export const SESSION = 'S1';
export const DAY = '2024-06-26';
/** The machine's clock at the beginning, UTC ms. */
export const T0 = 1_800_000_000_000;

type SessionType = Extract<EventType, `session.${string}`>;
let seq = 0;

/** One event of the session S1, said by the relay at ten o'clock of its day. */
export function said<T extends SessionType>(
  type: T,
  body: Omit<Input<T>, 'sessionId'>,
  occurredAt = at(DAY),
): SessionEvent {
  seq += 1;
  const parsed = eventOf({ id: `e${seq}`, occurredAt }, type, { sessionId: SESSION, ...body });
  if ('issues' in parsed) throw new Error(`${type}: ${JSON.stringify(parsed.issues)}`);
  const event = { ...parsed.event, seq, source: 'relay', recordedAt: occurredAt };
  if (!isSessionEvent(event)) throw new Error(`${type} is of no session`);
  return event;
}

export const by = '示例法官';

export const planned = () =>
  said('session.planned', {
    ...{ title: '夏季执行警示活动', wallId: 'main', plannedAt: at(DAY), host: by, by },
    legalPoints: ['拒不履行的法律后果'],
  });

export function clip(itemId: string, ms = 10_000): RunSheetItem {
  return {
    ...{ kind: 'clip', itemId, derivativeId: `d-${itemId}`, digest: 'a'.repeat(64), ms },
    ...{ title: '强制腾退', caseType: '执', maskedParty: '某建材公司' },
  };
}

export function law(itemId: string, seconds: number | null = 20): RunSheetItem {
  return { kind: 'law', itemId, title: '限制消费', text: '条文', basis: '第一条', seconds };
}

export const sheet = (items: RunSheetItem[] = [clip('a'), law('b'), clip('c')], version = 1) =>
  said('session.run-sheet', { version, items, by });

export const invited = (inviteeId = 'i1', caseNumber = '（2024）粤0607执1号', partyId = 'B') =>
  said('session.invited', {
    ...{ inviteeId, caseNumber, partyId, maskedName: '某建材公司', by },
  });

/** @param servedAt UTC ms, by the proof */
export const served = (inviteeId = 'i1', servedAt = at(DAY, 9), occurredAt = at(DAY)) =>
  said(
    'session.summons-served',
    { ...{ inviteeId, servedAt, by }, way: 'direct', proof: '送达回证' },
    occurredAt,
  );

export const began = (over: Partial<Input<'session.began'>> = {}) =>
  said('session.began', { step: 1, itemId: 'a', startsAt: T0, by, ...over });

/** Folds events one after another. @throws Error where one breaks a rule */
export function given(...events: readonly SessionEvent[]): SessionState {
  const state = events.reduce<SessionState | undefined>((before, event) => {
    const outcome = decideSession(before, event);
    if (isBreach(outcome)) throw new Error(`${event.type} breaks ${outcome.breach}`);
    return outcome;
  }, undefined);
  if (!state) throw new Error('nothing was given');
  return state;
}

/** The number of the rule that an event breaks; null: none. */
export function broken(state: SessionState | undefined, event: SessionEvent): string | null {
  const outcome = decideSession(state, event);
  if (!isBreach(outcome)) return null;
  return conflictOf(outcome, event.seq).rule;
}

export const running = () => given(planned(), invited(), sheet(), began());
