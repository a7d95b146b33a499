import { dayOf } from '../days.ts';
import { type Breach, isBreach, type Logged, type Outcome, refuse, unknown } from '../outcome.ts';
import type { Invitee, SessionState } from './session-state.ts';

type Step = Outcome<SessionState>;

/** Who stands on the list. */
export function invitedIn(state: SessionState): Invitee[] {
  return [...state.invitees.values()].filter(({ uninvited }) => uninvited === null);
}

/** Who stands on the list and was served a summons on a court day at the latest. */
export function servedBy(state: SessionState, day: string): Invitee[] {
  return invitedIn(state).filter(({ services }) =>
    services.some(({ servedAt }) => dayOf(servedAt) <= day),
  );
}

export function inviteeOf(state: SessionState, id: string): Invitee | Breach {
  const invitee = state.invitees.get(id);
  return invitee && invitee.uninvited === null ? invitee : unknown('J-6', 'inviteeId', id);
}

export function withInvitee(state: SessionState, invitee: Invitee): SessionState {
  return { ...state, invitees: new Map(state.invitees).set(invitee.id, invitee) };
}

function isOver({ stage }: SessionState): boolean {
  return stage === 'ended' || stage === 'cancelled';
}

export function invite(state: SessionState, { body }: Logged<'session.invited'>): Step {
  const { inviteeId: id, caseNumber, partyId, maskedName } = body;
  if (isOver(state)) return refuse('J-3', '');
  const isThere = invitedIn(state).some(
    (each) => each.caseNumber === caseNumber && each.partyId === partyId,
  );
  if (isThere || state.invitees.has(id)) return refuse('J-5', 'inviteeId', id);
  return withInvitee(state, {
    ...{ id, caseNumber, partyId, maskedName, attendee: null },
    uninvited: null,
    checkInDigest: null,
    codeUsed: false,
    services: [],
    arrival: null,
    outcome: null,
  });
}

export function uninvite(state: SessionState, { body }: Logged<'session.uninvited'>): Step {
  const invitee = inviteeOf(state, body.inviteeId);
  if (isBreach(invitee)) return invitee;
  if (isOver(state)) return refuse('J-3', '');
  if (invitee.arrival || invitee.outcome) return refuse('J-7', 'inviteeId');
  return withInvitee(state, { ...invitee, uninvited: body.reason });
}

/** Another summons: the code of the one before opens nothing any more. */
export function issueSummons(
  state: SessionState,
  { body }: Logged<'session.summons-issued'>,
): Step {
  const invitee = inviteeOf(state, body.inviteeId);
  if (isBreach(invitee)) return invitee;
  if (isOver(state)) return refuse('J-3', '');
  return withInvitee(state, {
    ...invitee,
    attendee: body.attendee ?? invitee.attendee,
    checkInDigest: body.checkInDigest,
    codeUsed: false,
  });
}

const MOST_SERVICES = 20;

export function serveSummons(
  state: SessionState,
  { body, occurredAt }: Logged<'session.summons-served'>,
): Step {
  const { inviteeId, way, servedAt, proof } = body;
  const invitee = inviteeOf(state, inviteeId);
  if (isBreach(invitee)) return invitee;
  if (state.stage === 'cancelled') return refuse('J-3', '');
  if (servedAt > occurredAt) return refuse('J-8', 'servedAt');
  const services = [...invitee.services, { way, servedAt, proof }].slice(-MOST_SERVICES);
  return withInvitee(state, { ...invitee, services });
}

/** Who comes late comes all the same: after the playback there are the talks. */
export function arrive(state: SessionState, { body, occurredAt }: Logged<'session.arrived'>): Step {
  const { inviteeId, how, identity, by } = body;
  const invitee = inviteeOf(state, inviteeId);
  if (isBreach(invitee)) return invitee;
  if (state.stage === 'cancelled') return refuse('J-3', '');
  if (invitee.arrival) return refuse('J-9', 'inviteeId');
  if (how === 'code' && (invitee.checkInDigest === null || invitee.codeUsed)) {
    return refuse('J-9', 'inviteeId');
  }
  return withInvitee(state, {
    ...invitee,
    codeUsed: invitee.codeUsed || how === 'code',
    arrival: { at: occurredAt, how, identity: identity ?? null, by },
  });
}

export function undoArrival(state: SessionState, { body }: Logged<'session.arrival-undone'>): Step {
  const invitee = inviteeOf(state, body.inviteeId);
  if (isBreach(invitee)) return invitee;
  if (!invitee.arrival || invitee.outcome) return refuse('J-10', 'inviteeId');
  return withInvitee(state, { ...invitee, arrival: null });
}
