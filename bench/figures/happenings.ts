import { OPEN_CASES, openAge } from '../support/court-load.ts';
import { caseNumberOf, type LoadEvent, loadEvent, NOW, TODAY } from '../support/load.ts';

/** Of the open cases the first go on as courts do, the next are paid for, the rest are closed one by one. */
const ACTIVE = 100;
const PAID = 50;
const CLOSABLE = OPEN_CASES - ACTIVE - PAID;
/** Events that each active case has in one round, and closings beside them. */
const TURNS = 8;
const CLOSINGS = 20;
/** Closings of the rounds of daily work: the last of those that can be. */
export const DAILY_ROUNDS = 11;
const DAILY_FROM = CLOSABLE - DAILY_ROUNDS * CLOSINGS;

const SECOND_MS = 1_000;
/** This morning, an hour before the clock of the relay. */
const FROM = NOW - 3_600_000;

/** What moves a figure, one event after the other. */
export class Movers {
  #closed = 0;
  #paid = 0;

  /** @throws RangeError when no case is left to be closed */
  next(kind: 'closing' | 'payment'): LoadEvent {
    if (kind === 'payment') return payment(this.#paid++);
    if (this.#closed >= DAILY_FROM) throw new RangeError('no case is left to be closed');
    return closing(this.#closed++);
  }
}

/** A court's daily work: events of cases at work, and some closings. */
export function* dailyWork(round: number): Generator<LoadEvent> {
  for (let turn = round * TURNS; turn < (round + 1) * TURNS; turn += 1) {
    for (let index = 0; index < ACTIVE; index += 1) yield loadEvent(index, openAge(index) + turn);
  }
  const from = DAILY_FROM + round * CLOSINGS;
  for (let nth = from; nth < from + CLOSINGS; nth += 1) yield closing(nth);
}

function closing(nth: number): LoadEvent {
  return {
    id: `z-closing-${String(nth).padStart(4, '0')}`,
    type: 'case.closed',
    v: 1,
    occurredAt: FROM + nth * SECOND_MS,
    caseNumber: caseNumberOf(ACTIVE + PAID + nth),
    body: { closedOn: TODAY, way: 'enforcementTerminated' },
  };
}

function payment(nth: number): LoadEvent {
  return {
    id: `z-payment-${String(nth).padStart(4, '0')}`,
    type: 'payment.recovered',
    v: 1,
    occurredAt: FROM + nth * SECOND_MS,
    caseNumber: caseNumberOf(ACTIVE + (nth % PAID)),
    body: {
      paymentId: `z-${nth}`,
      amount: 10_000 + nth * 100,
      origin: 'voluntary',
      receivedOn: TODAY,
    },
  };
}
