import { alertsOf } from '../../rules/alerts.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { type Row, row } from '../rows.ts';

/** id = `caseNumber/kind:entity`. */
export function alertRows(state: CaseState): Row[] {
  const { caseNumber } = state;
  return alertsOf(state, state.advancedTo).map(({ id, kind, level, subject, text, since, dueOn }) =>
    row('alert', `${caseNumber}/${id}`, caseNumber, {
      kind,
      level,
      caseNumber,
      subject,
      text,
      since,
      dueOn,
    }),
  );
}
