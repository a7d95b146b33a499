import type { OutcomeRequest, TalkRequest, UndoRequest } from '../../wire/session-requests.ts';
import { OWN_SOURCE } from '../intake/recorder.ts';
import { dayOf } from '../rules/days.ts';
import { ruleBook } from '../rules/rule-book.ts';
import { inviteeOf } from '../rules/sessions/roster.ts';
import type { Invitee } from '../rules/sessions/session-state.ts';
import { type Desk, eventId, orConflict, type Said, say } from './desk.ts';
import { SessionConflict } from './session-conflict.ts';

/** A page's idea of the relay's clock may be so far ahead, ms. */
const CLOCK_SLACK_MS = 10_000;

/** Writes down a talk. @throws SessionConflict J-6, J-25, J-26 */
export async function noteTalk(
  desk: Desk,
  sessionId: string,
  { commandId, ...talk }: TalkRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.talk')) return;
  await desk.get(sessionId);
  const now = desk.options.clock.now();
  const isNow = talk.endedAt - now <= CLOCK_SLACK_MS;
  const endedAt = isNow ? Math.min(talk.endedAt, now) : talk.endedAt;
  const startedAt = isNow ? Math.min(talk.startedAt, endedAt) : talk.startedAt;
  await desk.record(sessionId, commandId, [
    say('session.talk', { sessionId, talkId: commandId, ...talk, startedAt, endedAt, by }),
  ]);
}

/**
 * What came of it for one invitee: said of the session and, in the same commit, of the case: the outcome, and a
 * settlement, a payment, a measure where there is one. Nothing of it where the case forbids any.
 * @throws SessionConflict J-27, J-29, or the rule of the case's book that is broken
 */
export async function noteOutcome(
  desk: Desk,
  sessionId: string,
  { commandId, ...request }: OutcomeRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.outcome')) return;
  const state = await desk.get(sessionId);
  const invitee = orConflict(inviteeOf(state, request.inviteeId));
  const { inviteeId, outcome, paidFen, settlement, measure, statement } = request;
  const ids = {
    paymentId: `${sessionId}.p.${short(commandId)}`,
    settlementId: `${sessionId}.h.${short(commandId)}`,
    measureId: `${sessionId}.m.${short(commandId)}`,
  };
  const said = say('session.outcome', {
    ...{ sessionId, inviteeId, outcome, by },
    ...(paidFen !== undefined && { paid: { paymentId: ids.paymentId, amount: paidFen } }),
    ...(settlement && { settlement: { settlementId: ids.settlementId, ...settlement } }),
    ...(measure && { measure: { measureId: ids.measureId, kind: measure.kind } }),
    ...(statement !== undefined && { statement }),
  });
  const ofCase = toCase(desk, sessionId, invitee, request, ids);
  await desk.record(sessionId, commandId, [said, ...ofCase]);
}

function short(commandId: string): string {
  return commandId.replaceAll('-', '').slice(0, 16);
}

function toCase(
  { options }: Desk,
  sessionId: string,
  { caseNumber, partyId }: Invitee,
  { outcome, paidFen, settlement, measure }: Omit<OutcomeRequest, 'commandId'>,
  {
    paymentId,
    settlementId,
    measureId,
  }: Record<'paymentId' | 'settlementId' | 'measureId', string>,
): Said[] {
  const now = options.clock.now();
  const amount = (paidFen ?? 0) + (settlement?.amount ?? 0);
  const said = [
    say(
      'warning.outcome',
      {
        ...{ sessionId, partyId, outcome, setting: 'session' as const },
        ...(amount > 0 && { amount }),
      },
      caseNumber,
    ),
  ];
  if (settlement) {
    said.push(
      say(
        'settlement.signed',
        { settlementId, ...settlement, warningSessionId: sessionId },
        caseNumber,
      ),
    );
  }
  if (paidFen !== undefined) {
    said.push(
      say(
        'payment.recovered',
        {
          ...{ paymentId, amount: paidFen, origin: 'voluntary' as const },
          ...{ receivedOn: dayOf(now), warningSessionId: sessionId, payer: partyId },
        },
        caseNumber,
      ),
    );
  }
  if (measure) {
    const imposed = { ...measure, measureId, partyId, approvedAt: now };
    said.push(say('measure.imposed', imposed, caseNumber));
  }
  return said;
}

/** Most events of one outcome. */
const MOST_SAID = 5;

/**
 * Takes an outcome back, and with it what was said to the case.
 * @throws SessionConflict J-28; a rule, where something since rests on it
 */
export async function undoOutcome(
  desk: Desk,
  sessionId: string,
  { commandId, inviteeId, reason }: UndoRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.outcome-undone')) return;
  const state = await desk.get(sessionId);
  const { outcome } = orConflict(inviteeOf(state, inviteeId));
  if (!outcome) throw new SessionConflict(ruleBook['J-28'].sentence, 'J-28');
  const command = outcome.eventId.slice(eventId('', 0).length);
  const ids = Array.from({ length: MOST_SAID }, (_, index) => eventId(command, index + 1));
  const events = await desk.options.store.findEvents(OWN_SOURCE, ids);
  const reversed = events
    .sort((a, b) => b.seq - a.seq)
    .map(({ id }) => say('amend.reversed', { amends: id, reason }));
  await desk.record(sessionId, commandId, [
    say('session.outcome-undone', { sessionId, inviteeId, reason, by }),
    ...reversed,
  ]);
}
