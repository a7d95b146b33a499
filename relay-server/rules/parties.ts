import type { CaseState, PartyState } from './case-state.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Breach, type Logged, type Outcome, refuse, unknown } from './outcome.ts';

/** The party, if it is in the case and has not left. */
export function partyIn(state: CaseState, partyId: string, path: string): PartyState | Breach {
  const party = entityOf(state.parties, partyId);
  if (party === undefined) return unknown('C-16', path, partyId);
  return party.left ? refuse('C-17', path, partyId) : party;
}

export function joinParty(state: CaseState, event: Logged<'party.joined'>): Outcome {
  const { partyId, actsFor } = event.body;
  if (entityOf(state.parties, partyId)) return refuse('C-15', 'partyId', partyId);
  if (actsFor !== undefined && !entityOf(state.parties, actsFor)) {
    return unknown('C-18', 'actsFor', actsFor);
  }
  const party = { ...event.body, joined: Object.keys(state.parties).length, left: false };
  return { ...state, parties: withEntity(state.parties, partyId, party) };
}

export function leaveParty(state: CaseState, event: Logged<'party.left'>): Outcome {
  const party = partyIn(state, event.body.partyId, 'partyId');
  if ('breach' in party) return party;
  const left = { ...party, left: true };
  return { ...state, parties: withEntity(state.parties, party.partyId, left) };
}
