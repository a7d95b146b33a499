import { conductOf } from '../projections/session-rows.ts';
import { SessionConflict } from '../sessions/session-conflict.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { RequestProblem } from './problem.ts';

/**
 * A session's command; its refusal becomes the answer 409 with the rule's number and sentence, and with how the
 * session stands now: whoever was overtaken sees by what.
 */
export async function orSessionConflict<T>(
  sessions: Sessions,
  id: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SessionConflict)) throw error;
    const state = await sessions.desk.find(id);
    const session = state && {
      sessionId: id,
      state: state.stage,
      version: state.sheet.version,
      conduct: state.live && conductOf(state.live),
      rehearsal: state.rehearsal && conductOf(state.rehearsal),
    };
    const more = session ? { session } : {};
    throw new RequestProblem('session_conflict', error.message, {}, error.rule, more);
  }
}
