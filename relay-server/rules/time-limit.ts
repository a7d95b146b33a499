import { addMonths } from '../../wire/court-day.ts';
import type { CaseState, Stop } from './case-state.ts';
import { coveredDays, movedBySpans } from './covered-days.ts';
import { dayOf, laterDay } from './days.ts';
import { closingLimits, stoppingGrounds } from './deadlines.ts';
import { type Logged, type Outcome, refuse } from './outcome.ts';
import { isClosed } from './stage.ts';
import { termOn } from './terms.ts';

/** The closing limit without extension or stops; null for case types that have none. */
export function statutoryLimit(
  state: Pick<CaseState, 'type' | 'nonLitigation' | 'limitFrom'>,
): string | null {
  const limits = termOn(closingLimits, state.limitFrom);
  const months = limits.months[state.type];
  if (months === undefined) return null;
  const ours = state.nonLitigation ? Math.min(months, limits.nonLitigation) : months;
  return addMonths(state.limitFrom, ours);
}

/**
 * The limit with extension and ended stops. A stop that still runs moves the limit only when it
 * ends, so that the value does not creep by a day every midnight; `atDay` counts it up to that day.
 * A stop that begins once the limit has run out does not revive it.
 */
export function limitOf(state: CaseState, atDay: string | null = null): string | null {
  const statutory = statutoryLimit(state);
  if (statutory === null) return null;
  const base = state.extendedTo ?? statutory;
  const from = state.extendedOn ?? state.limitFrom;
  return movedBySpans(base, state.stops.filter(stopsClock), from, atDay);
}

/** True while some ground stops the clock; of a limit that had run out before, there is nothing to stop. */
export function isStopped({ stops, limitOn }: Pick<CaseState, 'stops' | 'limitOn'>): boolean {
  return stops.some(
    (stop) => stop.until === null && stopsClock(stop) && (limitOn === null || stop.from <= limitOn),
  );
}

/** Days of [from, to) on which some ground stopped the clock; of grounds that overlap each day counts once. */
export function stoppedDays(stops: readonly Stop[], from: string, to: string): number {
  return coveredDays(stops.filter(stopsClock), from, to);
}

function stopsClock({ ground, from }: Stop): boolean {
  return termOn(stoppingGrounds, from).includes(ground);
}

function withLimit(state: CaseState): CaseState {
  return { ...state, limitOn: limitOf(state) };
}

export function suspendCase(state: CaseState, event: Logged<'case.suspended'>): Outcome {
  const { ground, from } = event.body;
  if (isClosed(state)) return refuse('C-3', '');
  if (from < state.filedOn) return refuse('C-14', 'from', `${from} < ${state.filedOn}`);
  if (from > dayOf(event.occurredAt)) return refuse('C-20', 'from', from);
  if (state.stops.some((stop) => stop.ground === ground && stop.until === null)) {
    return refuse('C-10', 'ground');
  }
  return { ...state, stops: [...state.stops, { ground, from, until: null }] };
}

export function continueCase(state: CaseState, event: Logged<'case.continued'>): Outcome {
  const { ground, on } = event.body;
  const at = state.stops.findIndex((stop) => stop.ground === ground && stop.until === null);
  const running = state.stops[at];
  if (running === undefined) return refuse('C-11', 'ground');
  if (on < running.from) return refuse('C-12', 'on', `${on} < ${running.from}`);
  if (on > dayOf(event.occurredAt)) return refuse('C-20', 'on', on);
  const stops = state.stops.with(at, { ...running, until: on });
  return withLimit({ ...state, stops });
}

export function extendLimit(state: CaseState, event: Logged<'case.extended'>): Outcome {
  const { until } = event.body;
  if (isClosed(state)) return refuse('C-3', '');
  if (state.limitOn === null || until <= state.limitOn) {
    return refuse('C-13', 'until', state.limitOn ?? '');
  }
  return withLimit({ ...state, extendedTo: until, extendedOn: dayOf(event.occurredAt) });
}

/** Ends every running stop on a day: a closed case has no clock to stop. */
export function endStops(stops: readonly Stop[], on: string): readonly Stop[] {
  if (stops.every((stop) => stop.until !== null)) return stops;
  return stops.map((stop) =>
    stop.until === null ? { ...stop, until: laterDay(on, stop.from) } : stop,
  );
}
