import { roomModes } from '../../wire/codes.ts';
import type { ConductRequest } from '../../wire/session-requests.ts';
import { dayOf } from '../rules/days.ts';
import { decideConduct, goesOnAt, goOn, isUnshowable } from '../rules/sessions/command.ts';
import type { SessionState } from '../rules/sessions/session-state.ts';
import { type Desk, orConflict, type Said, say } from './desk.ts';
import { casesOf } from './plan-commands.ts';
import { SessionConflict } from './session-conflict.ts';

const CONDUCT = [
  'session.began',
  'session.moved',
  'session.paused',
  'session.resumed',
  'session.held',
  'session.unheld',
  'session.ended',
] as const;

/**
 * One step of playback. The step that the operator saw must be the newest one; what is no longer cleared is taken
 * off the list first.
 * @throws SessionConflict J-14 to J-22, J-31; another session runs on the wall
 */
export async function conductSession(
  desk: Desk,
  sessionId: string,
  { commandId, rehearsal, ...request }: ConductRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, ...CONDUCT)) return;
  const before = await desk.get(sessionId);
  const told = { ...request, rehearsal, by };
  // A command given at another step must not even sweep.
  orConflict(decideConduct(before, told, desk.options.machine.now()));
  if (request.do !== 'end') await sweep(desk, sessionId);
  const state = await desk.get(sessionId);
  // Sweeping may have gone on from a clip that plays; that is a newer step than the operator saw.
  const { type, body } = orConflict(decideConduct(state, told, desk.options.machine.now()));
  if (type === 'session.began' && !rehearsal) requireWall(desk, state);
  const said = [say(type, body)];
  const held = type === 'session.ended' && !rehearsal ? heldOf(desk, state) : null;
  if (!held) return desk.record(sessionId, commandId, said);
  try {
    await desk.record(sessionId, commandId, [...said, held]);
  } catch (error) {
    // The court's own system has told already that it was held.
    if (!(error instanceof SessionConflict && error.rule === 'W-10')) throw error;
    await desk.record(sessionId, commandId, said);
  }
}

/** What begins must be seen by those who were summoned: its wall is free, and in the session's mode. */
function requireWall({ options }: Desk, { id, wallId }: SessionState): void {
  const other = options.book.runningOn(wallId);
  if (other && other.sessionId !== id) {
    throw new SessionConflict(
      `大屏“${wallId}”上正在进行另一场警示活动“${other.title}”；请先结束那一场，或换一块大屏`,
    );
  }
  const mode = options.modeOf(wallId);
  if (mode !== 'session') {
    const now = mode === null ? '不存在' : `现在是“${roomModes.labels[mode]}”模式`;
    throw new SessionConflict(
      `大屏“${wallId}”${now}，不会显示本场活动；请先在大屏导播把它切换到“警示”，再开始`,
    );
  }
}

/** That it was held, as the figures count it. null: nobody was invited. */
function heldOf({ options }: Desk, state: SessionState): Said | null {
  const cases = [...new Set(casesOf(state))];
  if (cases.length === 0) return null;
  const { id: sessionId, title } = state;
  return say('warning.held', { sessionId, title, heldOn: dayOf(options.clock.now()), cases });
}

const WITHDRAWN = '片段的放行已撤回，已跳过';

/**
 * Takes off the list what may not be shown any more, and goes on from it where it plays: in one commit, so that
 * no display is left with it.
 */
export async function sweep(desk: Desk, sessionId: string): Promise<void> {
  const { cleared, machine } = desk.options;
  const state = await desk.get(sessionId);
  if (state.stage !== 'planned' && state.stage !== 'running') return;
  const itemIds = state.sheet.items
    .filter(
      (item) =>
        item.kind === 'clip' &&
        !state.sheet.withdrawn.has(item.itemId) &&
        cleared.get(item.derivativeId)?.digest !== item.digest,
    )
    .map(({ itemId }) => itemId);
  if (itemIds.length === 0) return;
  const at = machine.now();
  const without: SessionState = {
    ...state,
    sheet: { ...state.sheet, withdrawn: new Set([...state.sheet.withdrawn, ...itemIds]) },
  };
  const said = [say('session.items-withdrawn', { sessionId, itemIds, reason: WITHDRAWN, at })];
  for (const rehearsal of [false, true]) {
    const now = (rehearsal ? state.rehearsal : state.live)?.itemId;
    const moved = now && itemIds.includes(now) ? goOn(without, rehearsal, 'withdrawn', at) : null;
    if (moved) said.push(say(moved.type, moved.body));
  }
  await desk.record(sessionId, desk.newId(), said);
}

/** Longer after an item's end the relay was away: nobody is shown the next one unasked, ms. */
const AWAY_MS = 300_000;

/** Goes on where an item has ended, or is about to. @returns whether anything was said */
export async function goOnWhenOver(
  desk: Desk,
  sessionId: string,
  rehearsal: boolean,
): Promise<boolean> {
  const state = await desk.get(sessionId);
  const conduct = rehearsal ? state.rehearsal : state.live;
  const due = goesOnAt(state, rehearsal);
  const now = desk.options.machine.now();
  if (!conduct || due === null || now < due) return false;
  if (now - due > AWAY_MS) {
    await desk.record(sessionId, desk.newId(), [
      say('session.paused', {
        sessionId,
        ...(rehearsal && { rehearsal: true as const }),
        step: conduct.step + 1,
        at: now,
        by: null,
      }),
    ]);
    return true;
  }
  const moved = goOn(state, rehearsal, 'auto', now);
  if (!moved) return false;
  await desk.record(sessionId, desk.newId(), [say(moved.type, moved.body)]);
  return true;
}

/** Notes that one display may make of one item. */
const MOST_FAILURES = 3;

/** A display cannot show an item: noted. What it says again and again is not. */
export async function itemFailed(
  desk: Desk,
  failure: { sessionId: string; itemId: string; displayId: string; why: string; at: number },
): Promise<void> {
  const { sessionId, itemId, displayId } = failure;
  const { notes } = await desk.get(sessionId);
  const said = notes.filter((note) => note.itemId === itemId && note.displayId === displayId);
  if (said.length >= MOST_FAILURES) return;
  await desk.record(sessionId, desk.newId(), [say('session.item-failed', failure)]);
}

/** Passes over an item that no display of the wall can show, so that none of them stands still. */
export async function passOverUnshowable(
  desk: Desk,
  sessionId: string,
  displays: (wallId: string) => readonly string[],
): Promise<void> {
  const state = await desk.get(sessionId);
  if (!isUnshowable(state, displays(state.wallId))) return;
  const moved = goOn(state, false, 'failed', desk.options.machine.now());
  if (moved) await desk.record(sessionId, desk.newId(), [say(moved.type, moved.body)]);
}
