import type { LoggedEvent } from '../../wire/case-event.ts';
import { dayOf } from './days.ts';
import type {
  MatterState,
  PetitionState,
  SpecialCampaignState,
  StreamState,
} from './matter-state.ts';
import { type Logged, type Outcome, refuse } from './outcome.ts';

type Step = Outcome<MatterState>;

/** The state that an opening event makes; null for an event that opens nothing and so waits. */
export function openMatter(event: LoggedEvent): Step | null {
  const day = dayOf(event.occurredAt);
  const head = {
    caseNumber: event.caseNumber ?? null,
    newestAt: event.occurredAt,
    conflicts: [],
  };
  switch (event.type) {
    case 'petition.received': {
      const { petitionId: id, channel, receivedOn } = event.body;
      if (receivedOn > day) return refuse('O-12', 'receivedOn', receivedOn);
      return { ...head, kind: 'petition', id, channel, receivedOn, enteredOn: null, doneOn: null };
    }
    case 'campaign.started': {
      const { campaignId: id, title, startedOn } = event.body;
      if (startedOn > day) return refuse('W-9', 'startedOn', startedOn);
      return { ...head, kind: 'campaign', id, title, startedOn, endedOn: null };
    }
    case 'warning.held': {
      const { sessionId: id, title, heldOn, cases } = event.body;
      if (heldOn > day) return refuse('W-9', 'heldOn', heldOn);
      return { ...head, kind: 'session', id, title, heldOn, cases };
    }
    case 'question.answered': {
      const { persons, channel } = event.body;
      return { ...head, kind: 'question', id: event.id, on: day, persons, channel };
    }
    case 'stream.registered':
      return {
        ...head,
        kind: 'stream',
        id: event.body.streamId,
        revoked: false,
        details: event.body,
      };
    default:
      return null;
  }
}

/** What a further event does to an open matter. */
export function decideMatter(state: MatterState, event: LoggedEvent): Step {
  switch (event.type) {
    case 'petition.received':
      return refuse('O-9', 'petitionId', event.body.petitionId);
    case 'campaign.started':
      return refuse('W-7', 'campaignId', event.body.campaignId);
    case 'warning.held':
      return refuse('W-10', 'sessionId', event.body.sessionId);
    case 'petition.entered':
      return state.kind === 'petition' ? enterPetition(state, event) : state;
    case 'petition.done':
      return state.kind === 'petition' ? finishPetition(state, event) : state;
    case 'stream.registered':
      return state.kind === 'stream' ? registerAgain(state, event) : state;
    case 'stream.revoked':
      return state.kind === 'stream' ? revokeStream(state, event) : state;
    case 'campaign.ended':
      return state.kind === 'campaign' ? endCampaign(state, event) : state;
    default:
      return state;
  }
}

function enterPetition(state: PetitionState, event: Logged<'petition.entered'>): Step {
  const { enteredOn } = event.body;
  if (state.enteredOn !== null) return refuse('O-10', 'petitionId', state.enteredOn);
  if (enteredOn < state.receivedOn || enteredOn > dayOf(event.occurredAt)) {
    return refuse('O-12', 'enteredOn', enteredOn);
  }
  return { ...state, enteredOn };
}

function finishPetition(state: PetitionState, event: Logged<'petition.done'>): Step {
  const { doneOn } = event.body;
  if (state.enteredOn === null || state.doneOn !== null) {
    return refuse('O-11', 'petitionId', state.doneOn ?? '');
  }
  if (doneOn < state.enteredOn || doneOn > dayOf(event.occurredAt)) {
    return refuse('O-12', 'doneOn', doneOn);
  }
  return { ...state, doneOn };
}

function endCampaign(state: SpecialCampaignState, event: Logged<'campaign.ended'>): Step {
  const { endedOn } = event.body;
  if (state.endedOn !== null) return refuse('W-8', 'campaignId', state.endedOn);
  if (endedOn < state.startedOn || endedOn > dayOf(event.occurredAt)) {
    return refuse('W-9', 'endedOn', endedOn);
  }
  return { ...state, endedOn };
}

function registerAgain(state: StreamState, event: Logged<'stream.registered'>): Step {
  if (!state.revoked) return refuse('L-1', 'streamId', state.id);
  return { ...state, revoked: false, details: event.body };
}

function revokeStream(state: StreamState, event: Logged<'stream.revoked'>): Step {
  if (state.revoked) return refuse('L-2', 'streamId', event.body.streamId);
  return { ...state, revoked: true };
}
