import type { EventBody } from '../../../wire/event-bodies.ts';
import { type Breach, refuse } from '../outcome.ts';
import type { Conduct, SessionState } from './session-state.ts';
import {
  endsAt,
  firstOf,
  isPlayable,
  itemOf,
  lengthOf,
  neighbourOf,
  positionAt,
} from './timeline.ts';

/** Ahead of now an item begins, so that every display has heard of it and has it buffered, ms. */
export const LEAD_MS = 800;

/** Back within so many ms of an item's beginning is the item before; later it is this one anew. */
const BACK_WITHIN_MS = 3_000;

export interface ConductCommand {
  readonly do: 'start' | 'next' | 'back' | 'jump' | 'pause' | 'resume' | 'hold' | 'unhold' | 'end';
  /** Of `jump`, and of `start`: from here on. */
  readonly itemId?: string | undefined;
  /** The step that the operator saw. */
  readonly step: number;
  readonly rehearsal: boolean;
  readonly by: string;
}

type ConductType =
  | 'session.began'
  | 'session.moved'
  | 'session.paused'
  | 'session.resumed'
  | 'session.held'
  | 'session.unheld'
  | 'session.ended';
/** An event to be said. */
export type ToSay<T extends ConductType = ConductType> = {
  [K in T]: { readonly type: K; readonly body: EventBody<K> };
}[T];

/**
 * What an operator's command says, or why it may not be.
 * @param now the machine's real time, UTC ms; a clock that was put back does not turn the timeline back
 */
export function decideConduct(
  state: SessionState,
  command: ConductCommand,
  now: number,
): ToSay | Breach {
  const { rehearsal, by } = command;
  const conduct = rehearsal ? state.rehearsal : state.live;
  if ((conduct?.step ?? 0) !== command.step) {
    return refuse('J-16', 'step', String(conduct?.step ?? 0));
  }
  const at = Math.max(now, conduct?.startsAt ?? 0);
  const startsAt = Math.max(now + LEAD_MS, conduct?.startsAt ?? 0);
  const common = {
    sessionId: state.id,
    ...(rehearsal && { rehearsal: true as const }),
    step: command.step + 1,
    by,
  };
  if (command.do === 'start') {
    const itemId = command.itemId ?? firstOf(state.sheet);
    if (itemId === null) return refuse('J-17', 'itemId');
    return { type: 'session.began', body: { ...common, itemId, startsAt } };
  }
  if (!conduct || conduct.endedAt !== null) return refuse('J-14', '');
  switch (command.do) {
    case 'next':
    case 'back':
    case 'jump': {
      const itemId = targetOf(state, conduct, command, now);
      if (typeof itemId === 'object' && itemId !== null) return itemId;
      return { type: 'session.moved', body: { ...common, itemId, why: command.do, startsAt } };
    }
    case 'pause':
      return { type: 'session.paused', body: { ...common, at } };
    case 'resume':
      return { type: 'session.resumed', body: { ...common, startsAt } };
    case 'hold':
      return { type: 'session.held', body: { ...common, at } };
    case 'unhold':
      return { type: 'session.unheld', body: { ...common, startsAt } };
    case 'end':
      return { type: 'session.ended', body: { ...common, at } };
  }
}

/** Where a move leads; null: to the end of the list. */
function targetOf(
  { sheet }: SessionState,
  conduct: Conduct,
  { do: what, itemId }: ConductCommand,
  now: number,
): string | null | Breach {
  if (what === 'jump') {
    if (itemId === undefined) return refuse('J-17', 'itemId');
    return isPlayable(sheet, itemId) ? itemId : refuse('J-17', 'itemId', itemId);
  }
  if (what === 'next') {
    return conduct.itemId === null ? refuse('J-31', '') : neighbourOf(sheet, conduct.itemId, 1);
  }
  const item = itemOf(sheet, conduct.itemId);
  const within = item ? positionAt(conduct, now, lengthOf(item)) : 0;
  if (item && within > BACK_WITHIN_MS && isPlayable(sheet, item.itemId)) return item.itemId;
  return neighbourOf(sheet, conduct.itemId, -1) ?? refuse('J-31', '');
}

/**
 * When the relay goes on from the item that runs, by the machine's clock: so far ahead of its end that every
 * display hears in time what comes then; at the end of the list, when it has ended. null: it does not end by itself.
 */
export function goesOnAt(state: SessionState, rehearsal: boolean): number | null {
  const conduct = rehearsal ? state.rehearsal : state.live;
  const end = conduct && endsAt(conduct, state.sheet);
  if (!conduct || end === null) return null;
  return neighbourOf(state.sheet, conduct.itemId, 1) === null ? end : end - LEAD_MS;
}

/**
 * The relay's own step on: its item has ended, cannot be shown, or may not be shown any more. null: there is
 * nothing that runs.
 */
export function goOn(
  state: SessionState,
  rehearsal: boolean,
  why: 'auto' | 'failed' | 'withdrawn',
  now: number,
): ToSay<'session.moved'> | null {
  const conduct = rehearsal ? state.rehearsal : state.live;
  if (!conduct || conduct.endedAt !== null || conduct.itemId === null) return null;
  const end = why === 'auto' ? endsAt(conduct, state.sheet) : null;
  // To the frame where the one before ends; late, as with every other step.
  const startsAt = end !== null && now <= end ? end : now + LEAD_MS;
  return {
    type: 'session.moved',
    body: {
      sessionId: state.id,
      ...(rehearsal && { rehearsal: true as const }),
      step: conduct.step + 1,
      itemId: neighbourOf(state.sheet, conduct.itemId, 1),
      why,
      startsAt: Math.max(startsAt, conduct.startsAt),
      by: null,
    },
  };
}

/**
 * Whether what is on can be shown by none of the displays that are there. What was said of an item before counts,
 * unless an operator has gone back to it: that is another try.
 */
export function isUnshowable(state: SessionState, displays: readonly string[]): boolean {
  const { live, played, notes } = state;
  if (!live || live.endedAt !== null || live.itemId === null || live.pausedAtMs !== null) {
    return false;
  }
  const why = played.at(-1)?.why;
  const since = why === 'jump' || why === 'back' ? live.startsAt - LEAD_MS : 0;
  const failed = new Set(
    notes
      .filter(({ itemId, at }) => itemId === live.itemId && at >= since)
      .map(({ displayId }) => displayId),
  );
  return displays.length > 0 && displays.every((display) => failed.has(display));
}
