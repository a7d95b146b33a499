import type { LoggedEvent } from '../../../wire/case-event.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';
import { type Breach, type Outcome, refuse, unknown } from '../outcome.ts';
import { isList, LEAST_LISTED } from './draw-list.ts';

type Opened = EventBody<'draw.opened'>;
type Drawn = EventBody<'draw.drawn'>;

/** One draw. Immutable. */
export interface DrawState extends Omit<Opened, 'by'> {
  /** UTC ms. */
  readonly openedAt: number;
  readonly result: (Pick<Drawn, 'number' | 'drawn'> & { readonly at: number }) | null;
  readonly closed: boolean;
}

/**
 * What an event does to a draw, in the order of the log.
 * @param draw null: there is none yet
 */
export function takeDrawEvent(
  draw: DrawState | null,
  event: LoggedEvent,
): Outcome<DrawState> | null {
  switch (event.type) {
    case 'draw.opened':
      return draw ? refuse('X-1', 'drawId') : open(event.body, event.occurredAt);
    case 'draw.drawn': {
      if (!draw) return unknown('X-2', 'drawId', event.body.drawId);
      if (draw.closed) return refuse('X-6', 'drawId');
      if (draw.result) return refuse('X-4', 'number', String(draw.result.number));
      return decide(draw, event.body, event.occurredAt);
    }
    case 'draw.closed': {
      if (!draw) return unknown('X-2', 'drawId', event.body.drawId);
      return draw.closed ? refuse('X-6', 'drawId') : { ...draw, closed: true };
    }
    case 'amend.corrected':
    case 'amend.reversed':
      return refuse('X-7', 'amends');
    default:
      return draw;
  }
}

function open({ by: _by, ...body }: Opened, openedAt: number): DrawState | Breach {
  const { contributors } = body;
  if (!isList(contributors)) return refuse('X-8', 'contributors');
  if (contributors.length < LEAST_LISTED) return refuse('X-3', 'contributors');
  return { ...body, openedAt, result: null, closed: false };
}

function decide(draw: DrawState, { number, drawn }: Drawn, at: number): DrawState | Breach {
  const listed = new Set(draw.contributors);
  // A case that was drawn is struck off: drawn twice it is not in the list any more.
  const stranger = drawn.find(({ caseNumber }) => !listed.delete(caseNumber));
  if (stranger) return refuse('X-5', 'drawn');
  return { ...draw, result: { number, drawn, at } };
}
