import { isBreach, type Logged, type Outcome, refuse } from '../outcome.ts';
import { withNote } from './conduct.ts';
import { invitedIn, inviteeOf, withInvitee } from './roster.ts';
import type { SessionOutcome, SessionState } from './session-state.ts';

type Step = Outcome<SessionState>;

/** Most proofs of play of a session: 64 displays, some dozens of items, gone back and forth. */
export const MOST_SHOWN = 5_000;

/** A display's own measure of a clip may differ from its length by its last frames. */
const OVERSHOOT_MS = 1_000;

export function noteShown(state: SessionState, { body }: Logged<'session.shown'>): Step {
  const { displayId, itemId, digest, fromMs, toMs, startedAt, endedAt } = body;
  const item = state.sheet.items.find((each) => each.itemId === itemId);
  if (!state.live) return refuse('J-14', '');
  if (item?.kind !== 'clip' || item.digest !== digest || toMs > item.ms + OVERSHOOT_MS) {
    return refuse('J-23', 'digest', itemId);
  }
  if (state.shown.length >= MOST_SHOWN) return refuse('J-24', '');
  const shown = { displayId, itemId, digest, fromMs, toMs, startedAt, endedAt };
  return { ...state, shown: [...state.shown, shown] };
}

export function noteFailure(state: SessionState, { body }: Logged<'session.item-failed'>): Step {
  const { itemId, displayId, why, at } = body;
  if (state.stage !== 'running') return refuse('J-14', '');
  if (!state.sheet.items.some((item) => item.itemId === itemId)) {
    return refuse('J-17', 'itemId', itemId);
  }
  return withNote(state, { at, itemId, displayId, text: why });
}

export function noteTalk(state: SessionState, event: Logged<'session.talk'>): Step {
  const { talkId, inviteeId, startedAt, endedAt, note, by } = event.body;
  const invitee = inviteeOf(state, inviteeId);
  if (isBreach(invitee)) return invitee;
  if (state.stage === 'cancelled') return refuse('J-3', '');
  if (endedAt > event.occurredAt) return refuse('J-25', 'endedAt');
  if (state.talks.some((talk) => talk.talkId === talkId)) return refuse('J-26', 'talkId', talkId);
  const talk = { talkId, inviteeId, startedAt, endedAt, note, by };
  return { ...state, talks: [...state.talks, talk] };
}

/** What came of it for one invitee: said when there, or of somebody who did not come. */
export function noteOutcome(state: SessionState, event: Logged<'session.outcome'>): Step {
  const { inviteeId, outcome, paid, settlement, measure, statement, by } = event.body;
  const invitee = inviteeOf(state, inviteeId);
  if (isBreach(invitee)) return invitee;
  if (state.stage === 'planned') return refuse('J-14', '');
  if (state.stage === 'cancelled') return refuse('J-3', '');
  if (invitee.outcome) return refuse('J-27', 'inviteeId');
  const fits = {
    paid: paid !== undefined && paid.amount > 0 && settlement === undefined,
    settled: settlement !== undefined,
    refused: paid === undefined && settlement === undefined,
  } as const;
  if (!fits[outcome]) return refuse('J-29', 'outcome', outcome);
  const said: SessionOutcome = {
    at: event.occurredAt,
    eventId: event.id,
    outcome,
    paid: paid ?? null,
    settlement: settlement
      ? {
          settlementId: settlement.settlementId,
          amount: settlement.amount,
          deadline: settlement.deadline,
          instalments: settlement.instalments ?? [],
        }
      : null,
    measure: measure ?? null,
    statement: statement ?? null,
    by,
  };
  return withInvitee(state, { ...invitee, outcome: said });
}

export function undoOutcome(state: SessionState, { body }: Logged<'session.outcome-undone'>): Step {
  const invitee = inviteeOf(state, body.inviteeId);
  if (isBreach(invitee)) return invitee;
  if (!invitee.outcome) return refuse('J-28', 'inviteeId');
  return withInvitee(state, { ...invitee, outcome: null });
}

/** What the room's screen sums up: 到场、达成和解、当场履行金额 (fen). */
export interface Tally {
  readonly arrived: number;
  readonly settled: number;
  readonly receivedFen: number;
}

export function tallyOf(state: SessionState): Tally {
  const tally = { arrived: 0, settled: 0, receivedFen: 0 };
  for (const { arrival, outcome } of invitedIn(state)) {
    if (arrival) tally.arrived += 1;
    if (outcome?.outcome === 'settled') tally.settled += 1;
    tally.receivedFen += outcome?.paid?.amount ?? 0;
  }
  return tally;
}

/** How many were dealt with in which way. */
export function outcomesOf(state: SessionState): {
  paid: number;
  settled: number;
  refused: number;
} {
  const counts = { paid: 0, settled: 0, refused: 0 };
  for (const { outcome } of invitedIn(state)) if (outcome) counts[outcome.outcome] += 1;
  return counts;
}
