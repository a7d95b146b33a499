import type { AlertKind, AlertLevel } from '../../../wire/codes.ts';
import type { Step } from '../alert-thresholds.ts';
import { dayNumber, dayText, laterDay } from '../days.ts';

/**
 * One alert at one level, as the days on which it stands: [from, end), open-ended when `end` is null.
 * Windows follow from the state alone; the clock only walks through them. So what wakes a case and
 * what its alerts say cannot disagree.
 */
export interface AlertWindow {
  readonly kind: AlertKind;
  /** What the alert is about, the second half of its id. */
  readonly entity: string;
  readonly level: AlertLevel;
  readonly from: string;
  readonly end: string | null;
  readonly dueOn: string | null;
  readonly subject: string;
  /** True once the due day has passed. */
  readonly overdue: boolean;
}

interface Deadline {
  readonly kind: AlertKind;
  readonly entity: string;
  readonly subject: string;
  readonly due: string;
  readonly steps: readonly Step[];
  /** The alert cannot have begun before this day. */
  readonly notBefore: string;
  /** Level once the due day has passed; null: the alert ends with it. */
  readonly overdue: AlertLevel | null;
}

/** The windows of a deadline: one a step, the last including the due day, then overdue. */
export function deadlineWindows(deadline: Deadline, into: AlertWindow[]): void {
  const { kind, entity, subject, due, steps, notBefore, overdue } = deadline;
  const dueNumber = dayNumber(due);
  const after = dayText(dueNumber + 1);
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at];
    if (step === undefined) continue;
    const next = steps[at + 1];
    const end = next === undefined ? after : dayText(dueNumber - next.days);
    if (end <= notBefore) continue;
    const begin = dayText(dueNumber - step.days);
    const from = laterDay(begin, notBefore);
    into.push({ kind, entity, level: step.level, from, end, dueOn: due, subject, overdue: false });
  }
  if (overdue === null) return;
  const from = laterDay(after, notBefore);
  into.push({ kind, entity, level: overdue, from, end: null, dueOn: due, subject, overdue: true });
}
