import type { NodeCode } from '../../wire/codes.ts';
import type { CaseState } from './case-state.ts';
import { dayOf, laterDay } from './days.ts';
import { type Logged, type Outcome, refuse } from './outcome.ts';
import { isClosedForGood } from './stage.ts';

/** 支付、发放、移交、扣划、结案、归档、足额报结、文书: what may still be done on a closed case (C-9). */
const afterClosing: ReadonlySet<NodeCode> = new Set<NodeCode>([
  '016',
  '027',
  '028',
  '029',
  '031',
  '032',
  '036',
  '039',
]);

/** 首次网络查控 and the counters of later all-network inquiries. */
const inquiries: ReadonlySet<NodeCode> = new Set<NodeCode>(['004', '037', '040']);

export function reachNode(state: CaseState, event: Logged<'case.node'>): Outcome {
  const { code } = event.body;
  if (isClosedForGood(state) && !afterClosing.has(code)) return refuse('C-9', 'code', code);
  const day = dayOf(event.occurredAt);
  return {
    ...state,
    currentNode: code,
    nodeDays:
      state.nodeDays[code] === undefined ? { ...state.nodeDays, [code]: day } : state.nodeDays,
    lastInquiryOn: inquiries.has(code)
      ? laterDay(day, state.lastInquiryOn ?? day)
      : state.lastInquiryOn,
  };
}

export function assignCase(state: CaseState, event: Logged<'case.assigned'>): Outcome {
  return { ...state, judge: event.body.judge };
}

export function changeClaim(state: CaseState, event: Logged<'case.claim-changed'>): Outcome {
  return { ...state, claimAmount: event.body.claimAmount };
}

export function makeVisit(state: CaseState, event: Logged<'visit.made'>): Outcome {
  const { visitId: id, fruitless } = event.body;
  if (state.visits.some((visit) => visit.id === id)) return refuse('C-19', 'visitId', id);
  const visit = { id, on: dayOf(event.occurredAt), fruitless };
  return { ...state, visits: [...state.visits, visit] };
}

export function pushCode(state: CaseState, event: Logged<'progress-code.pushed'>): Outcome {
  const push = { on: dayOf(event.occurredAt), persons: event.body.persons };
  return { ...state, codePushes: [...state.codePushes, push] };
}
