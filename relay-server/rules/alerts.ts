import type { AlertKind, AlertLevel } from '../../wire/codes.ts';
import { thresholds } from './alert-thresholds.ts';
import {
  limitWindows,
  messageWindows,
  objectionWindows,
  openingWindows,
  tipWindows,
} from './alerts/case-alerts.ts';
import {
  disbursementWindows,
  overCollectionWindows,
  overSeizureWindows,
} from './alerts/money-alerts.ts';
import { disposalWindows, expiryWindows, promotedWindows } from './alerts/seizure-alerts.ts';
import { breachWindows, instalmentWindows, settlementWindows } from './alerts/settlement-alerts.ts';
import { alertText } from './alerts/texts.ts';
import type { AlertWindow, Windows } from './alerts/window.ts';
import type { CaseState } from './case-state.ts';
import { earliest, plusDays } from './days.ts';
import { lapseDay } from './lapse.ts';
import { isClosed, isClosedForGood, livesOnSeizures } from './stage.ts';
import { termOn } from './terms.ts';

/** What the duty desk has to know now. Texts hold no names and no daily countdown. */
export interface Alert {
  /** `kind:ENTITY`, stable as long as the matter is the same: `seizureExpiring:SEIZURE`. */
  readonly id: string;
  readonly kind: AlertKind;
  readonly level: AlertLevel;
  readonly subject: string;
  readonly text: string;
  /** First day at this level. */
  readonly since: string;
  readonly dueOn: string | null;
}

/**
 * What of a case's alerts stands on a day and what comes next. A case closed for good only has money
 * to give out, objections to decide and messages to answer, a preservation case its seizures too; a 终本 case also has its
 * seizures and its tips.
 */
export function alertWindows(state: CaseState, day: string): readonly AlertWindow[] {
  const windows: Windows = { day, list: [] };
  disbursementWindows(state, windows);
  objectionWindows(state, windows);
  messageWindows(state, windows);
  if (!livesOnSeizures(state)) return windows.list;
  for (const seizure of Object.values(state.seizures)) {
    expiryWindows(state, seizure, windows);
    promotedWindows(state, seizure, windows);
    if (!isClosed(state)) disposalWindows(state, seizure, windows);
  }
  if (isClosedForGood(state)) return windows.list;
  tipWindows(state, windows);
  if (isClosed(state)) return windows.list;
  overSeizureWindows(state, windows);
  overCollectionWindows(state, windows);
  limitWindows(state, windows);
  openingWindows(state, windows);
  instalmentWindows(state, windows);
  settlementWindows(state, windows);
  breachWindows(state, windows);
  return windows.list;
}

/**
 * The alerts that stand on a court day, for a state advanced to that day.
 * @param windows of that day, where the caller holds them already
 */
export function alertsOf(
  state: CaseState,
  today: string,
  windows: readonly AlertWindow[] = alertWindows(state, today),
): Alert[] {
  return standingAlerts(windows, today);
}

export function standingAlerts(windows: readonly AlertWindow[], today: string): Alert[] {
  const alerts: Alert[] = [];
  for (const window of windows) {
    if (window.from > today || (window.end !== null && window.end <= today)) continue;
    const { kind, entity, level, subject, from, dueOn, overdue } = window;
    const text = alertText(kind, dueOn, overdue);
    alerts.push({ id: `${kind}:${entity}`, kind, level, subject, text, since: from, dueOn });
  }
  return alerts;
}

/** The first day after `after` on which an alert begins or ends, or a seizure nears or passes its end. */
export function alertBoundary(
  state: CaseState,
  after: string,
  windows: readonly AlertWindow[],
): string | null {
  let first = nextBoundary(windows, after);
  // Cases closed for good have no expiry alert, but their seizures run out all the same.
  for (const seizure of Object.values(state.seizures)) {
    const lapse = lapseDay(seizure);
    if (lapse === null || seizure.until === null) continue;
    first = earliest(first, lapse, after);
    const [widest] = termOn(thresholds.seizureExpiring, seizure.until);
    if (widest) first = earliest(first, plusDays(seizure.until, -widest.days), after);
  }
  return first;
}

export function nextBoundary(windows: readonly AlertWindow[], after: string): string | null {
  let first: string | null = null;
  for (const { from, end } of windows) {
    first = earliest(first, from, after);
    if (end !== null) first = earliest(first, end, after);
  }
  return first;
}
