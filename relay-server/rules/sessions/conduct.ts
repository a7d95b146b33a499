import { dayOf } from '../days.ts';
import { type Logged, type Outcome, refuse } from '../outcome.ts';
import type { Conduct, Note, Played, SessionState } from './session-state.ts';
import { isPlayable, itemOf, lengthOf, positionAt } from './timeline.ts';

type Step = Outcome<SessionState>;
type Conducting = Logged<
  | 'session.moved'
  | 'session.paused'
  | 'session.resumed'
  | 'session.held'
  | 'session.unheld'
  | 'session.ended'
>;

/** Playback begins: of the session once, of a rehearsal as often as wanted before that. */
export function begin(state: SessionState, { body }: Logged<'session.began'>): Step {
  const { itemId, startsAt, step } = body;
  const before = body.rehearsal ? state.rehearsal : null;
  if (state.stage === 'running') return refuse('J-15', '');
  if (state.stage !== 'planned') return refuse('J-3', '');
  if (!isPlayable(state.sheet, itemId)) return refuse('J-17', 'itemId', itemId);
  if (step !== (before?.step ?? 0) + 1) return refuse('J-16', 'step', String(before?.step ?? 0));
  if (startsAt < (before?.startsAt ?? 0)) return refuse('J-18', 'startsAt');
  const conduct: Conduct = {
    step,
    beganAt: startsAt,
    endedAt: null,
    ...running(itemId, startsAt),
    held: false,
  };
  if (body.rehearsal) return { ...state, rehearsal: conduct };
  const played: Played[] = [{ itemId, from: startsAt, to: null, why: 'began' }];
  return { ...state, stage: 'running', live: conduct, rehearsal: null, played };
}

/** What happens to playback that has begun. */
export function conduct(state: SessionState, event: Conducting): Step {
  const { rehearsal, step } = event.body;
  const before = rehearsal ? state.rehearsal : state.live;
  if (before === null || before.endedAt !== null) return refuse('J-14', '');
  if (step !== before.step + 1) return refuse('J-16', 'step', String(before.step));
  const at = 'at' in event.body ? event.body.at : event.body.startsAt;
  if (at < before.startsAt) return refuse('J-18', 'at' in event.body ? 'at' : 'startsAt');
  const after = next(state, before, event);
  if ('breach' in after) return after;
  const moved = { ...after, step };
  if (rehearsal) return { ...state, rehearsal: moved };
  const played = playedAfter(state.played, event);
  const on = { ...state, live: moved, played };
  return event.type === 'session.ended'
    ? { ...on, stage: 'ended', overOn: dayOf(event.occurredAt) }
    : on;
}

function next(state: SessionState, before: Conduct, event: Conducting): Outcome<Conduct> {
  switch (event.type) {
    case 'session.moved': {
      const { itemId, startsAt } = event.body;
      if (itemId !== null && !isPlayable(state.sheet, itemId)) {
        return refuse('J-17', 'itemId', itemId);
      }
      const at = running(itemId, startsAt);
      return { ...before, ...at, pausedAtMs: itemId === null || before.held ? 0 : null };
    }
    case 'session.paused':
      if (before.paused) return refuse('J-19', '');
      return { ...standing(state, before, event.body.at), paused: true };
    case 'session.resumed':
      if (!before.paused || before.itemId === null) return refuse('J-20', '');
      return before.held
        ? { ...before, paused: false, startsAt: event.body.startsAt }
        : { ...goingOn(before, event.body.startsAt), paused: false };
    case 'session.held':
      if (before.held) return refuse('J-21', '');
      return { ...standing(state, before, event.body.at), held: true };
    case 'session.unheld': {
      if (!before.held) return refuse('J-22', '');
      const { startsAt } = event.body;
      const stands = before.paused || before.itemId === null;
      return { ...(stands ? { ...before, startsAt } : goingOn(before, startsAt)), held: false };
    }
    case 'session.ended':
      return { ...standing(state, before, event.body.at), endedAt: event.body.at };
  }
}

/** A new item from its beginning. */
function running(itemId: string | null, startsAt: number) {
  return { itemId, startsAt, offsetMs: 0, pausedAtMs: null, paused: false };
}

/** Where it is at an instant, it stays. */
function standing(state: SessionState, before: Conduct, at: number): Conduct {
  const item = itemOf(state.sheet, before.itemId);
  const position = positionAt(before, at, item ? lengthOf(item) : null);
  return { ...before, startsAt: at, offsetMs: position, pausedAtMs: position };
}

/** Where it stands, it goes on. */
function goingOn(before: Conduct, startsAt: number): Conduct {
  return { ...before, startsAt, offsetMs: before.pausedAtMs ?? before.offsetMs, pausedAtMs: null };
}

/** Most that is remembered of what was put on: a session of a day, gone back and forth. */
const MOST_PLAYED = 2_000;

function playedAfter(played: readonly Played[], event: Conducting): readonly Played[] {
  if (event.type !== 'session.moved' && event.type !== 'session.ended') return played;
  const at = event.type === 'session.moved' ? event.body.startsAt : event.body.at;
  const ended = played.map((each, index) =>
    index === played.length - 1 && each.to === null ? { ...each, to: at } : each,
  );
  if (event.type === 'session.ended' || event.body.itemId === null) return ended;
  const { itemId, why } = event.body;
  return [...ended, { itemId, from: at, to: null, why }].slice(-MOST_PLAYED);
}

const MOST_NOTES = 100;

export function withNote(state: SessionState, note: Note): SessionState {
  return { ...state, notes: [...state.notes, note].slice(-MOST_NOTES) };
}
