import { lostIdsOn, lostStreamKey } from '../../rules/alerts/video-alerts.ts';
import type { AlertWindow } from '../../rules/alerts/window.ts';
import { type Alert, alertsOf } from '../../rules/alerts.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { gone, type Row, type RowChange, row } from '../rows.ts';

export function alertRows(state: CaseState, windows: readonly AlertWindow[]): Row[] {
  const { caseNumber } = state;
  return alertsOf(state, state.advancedTo, windows).map((alert) =>
    alertRowOf(alert, caseNumber, caseNumber),
  );
}

/** id = `aggregate/kind:entity`: an alert's own id is unique only within its case or matter. */
export function alertRowOf(alert: Alert, aggregate: string, caseNumber: string | null): Row {
  const { id, kind, level, subject, text, since, dueOn } = alert;
  return row('alert', `${aggregate}/${id}`, caseNumber, {
    kind,
    level,
    caseNumber,
    subject,
    text,
    since,
    dueOn,
  });
}

/** Of field video: of no case's scope, so that it ends by its id alone; its case is said in it. */
export function fieldAlertRow(alert: Alert, aggregate: string, caseNumber: string | null): Row {
  const { id, ...about } = alert;
  return row('alert', `${aggregate}/${id}`, null, { ...about, caseNumber });
}

/** Whatever stands on a day of a stream's losses is over. What does not stand is passed over. */
export function lossesOver(streamId: string, day: string): RowChange[] {
  return lostIdsOn(day).map((id) => gone('alert', `${lostStreamKey(streamId)}/${id}`, null));
}
