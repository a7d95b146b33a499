import type { AlertWindow } from '../../rules/alerts/window.ts';
import { type Alert, alertsOf } from '../../rules/alerts.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { type Row, row } from '../rows.ts';

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
