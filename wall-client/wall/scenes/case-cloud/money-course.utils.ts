import type { CaseRows } from './case-rows.ts';

/** One payment, and how far the money had come with it; shares of the whole bar, percent. */
export interface CourseStep {
  readonly id: string;
  /** Court day. */
  readonly on: string;
  readonly origin: CaseRows['payments'][number]['view']['origin'];
  /** Fen. */
  readonly amount: number;
  /** All that had come in by then, fen. */
  readonly soFar: number;
  readonly from: number;
  readonly width: number;
}

export interface MoneyCourse {
  /** Newest first. */
  readonly steps: readonly CourseStep[];
  /** How much of the whole bar the claim is, percent: less than all where more came in. */
  readonly claim: number;
}

/** How a case's money came in, payment by payment, against what is claimed (fen). */
export function moneyCourse(payments: CaseRows['payments'], claimAmount: number): MoneyCourse {
  const inOrder = [...payments].sort(
    (a, b) => a.view.receivedOn.localeCompare(b.view.receivedOn) || (a.id < b.id ? -1 : 1),
  );
  const total = inOrder.reduce((sum, { view }) => sum + view.amount, 0);
  const whole = Math.max(claimAmount, total, 1);
  let soFar = 0;
  const steps = inOrder.map(({ id, view }): CourseStep => {
    const { receivedOn: on, origin, amount } = view;
    const from = share(soFar, whole);
    soFar += amount;
    return { id, on, origin, amount, soFar, from, width: share(soFar, whole) - from };
  });
  return { steps: steps.reverse(), claim: share(claimAmount, whole) };
}

function share(part: number, whole: number): number {
  return (Math.max(part, 0) / whole) * 100;
}
