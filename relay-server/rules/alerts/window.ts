import type { AlertKind, AlertLevel } from '../../../wire/codes.ts';
import type { Step } from '../alert-thresholds.ts';
import { dayNumber, dayText, laterDay } from '../days.ts';

/** Kinds that the court's day decides on; the others come and go with what happens. */
export type DayAlertKind = Exclude<AlertKind, 'streamLost' | 'recordingStopped'>;

/**
 * One alert at one level, as the days on which it stands: [from, end), open-ended when `end` is null.
 * Windows follow from the state alone; the clock only walks through them. So what wakes a case and
 * what its alerts say cannot disagree.
 */
export interface AlertWindow {
  readonly kind: DayAlertKind;
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

/** Windows of one state on its way through the days: those that stand on `day` and what comes next. */
export interface Windows {
  readonly day: string;
  readonly list: AlertWindow[];
}

interface Deadline {
  readonly kind: DayAlertKind;
  readonly entity: string;
  readonly subject: string;
  readonly due: string;
  readonly steps: readonly Step[];
  /** The alert cannot have begun before this day. */
  readonly notBefore: string;
  /** Level once the due day has passed; null: the alert ends with it. */
  readonly overdue: AlertLevel | null;
}

/** Takes a window unless it has passed. */
export function addWindow(window: AlertWindow, into: Windows): void {
  if (window.end === null || window.end > into.day) into.list.push(window);
}

/**
 * The windows of a deadline: one a step, the last including the due day, then overdue. They follow
 * each other without a gap, so what comes after the first future one is left to a later day.
 */
export function deadlineWindows(deadline: Deadline, into: Windows): void {
  const { kind, entity, subject, due, steps, notBefore, overdue } = deadline;
  const dueNumber = dayNumber(due);
  const after = dayText(dueNumber + 1);
  if (after > into.day) {
    for (const [at, { days, level }] of steps.entries()) {
      const next = steps[at + 1];
      const end = next === undefined ? after : dayText(dueNumber - next.days);
      if (end <= notBefore || end <= into.day) continue;
      const from = laterDay(dayText(dueNumber - days), notBefore);
      into.list.push({ kind, entity, level, from, end, dueOn: due, subject, overdue: false });
      if (from > into.day) return;
    }
  }
  if (overdue === null) return;
  const from = laterDay(after, notBefore);
  const window = { kind, entity, level: overdue, from, end: null, dueOn: due, subject };
  into.list.push({ ...window, overdue: true });
}
