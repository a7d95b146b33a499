import type { SessionDetail } from '../../wire/sessions.ts';
import { inviteeRow, runItemRow, sessionRow } from '../projections/session-rows.ts';
import { invitedIn } from '../rules/sessions/roster.ts';
import type { SessionState } from '../rules/sessions/session-state.ts';

/** A session with its list, its run-sheet and its talks, however long ago it was. */
export function sessionDetailOf(state: SessionState): SessionDetail {
  return {
    sessionId: state.id,
    ...sessionRow(state),
    invitees: invitedIn(state).map((invitee) => inviteeRow(state, invitee)),
    runSheet: state.sheet.items.map((item, at) => runItemRow(state, item, at)),
    talks: state.talks.map((talk) => ({ ...talk })),
  };
}
