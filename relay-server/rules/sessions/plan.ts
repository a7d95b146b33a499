import { dayOf } from '../days.ts';
import { type Logged, type Outcome, refuse } from '../outcome.ts';
import { withNote } from './conduct.ts';
import type { SessionState } from './session-state.ts';

type Step = Outcome<SessionState>;

export function planSession(event: Logged<'session.planned'>): SessionState {
  const { sessionId: id, title, wallId, plannedAt, host, legalPoints, by } = event.body;
  return {
    ...{ id, source: event.source, title, wallId, plannedAt, host, legalPoints, plannedBy: by },
    stage: 'planned',
    reason: null,
    overOn: null,
    invitees: new Map(),
    sheet: { version: 0, items: [], withdrawn: new Set() },
    live: null,
    rehearsal: null,
    played: [],
    notes: [],
    shown: [],
    talks: [],
  };
}

/** Time and wall stand while it is on; its title and points may be put right. */
export function changeSession(state: SessionState, { body }: Logged<'session.changed'>): Step {
  const { title, wallId, plannedAt, host, legalPoints } = body;
  if (state.stage !== 'planned' && state.stage !== 'running') return refuse('J-3', '');
  const moves = wallId !== undefined || plannedAt !== undefined;
  if (state.stage === 'running' && moves) return refuse('J-4', '');
  return {
    ...state,
    title: title ?? state.title,
    wallId: wallId ?? state.wallId,
    plannedAt: plannedAt ?? state.plannedAt,
    host: host ?? state.host,
    legalPoints: legalPoints ?? state.legalPoints,
  };
}

export function cancelSession(state: SessionState, event: Logged<'session.cancelled'>): Step {
  if (state.stage === 'running') return refuse('J-4', '');
  if (state.stage !== 'planned') return refuse('J-3', '');
  const overOn = dayOf(event.occurredAt);
  return { ...state, stage: 'cancelled', reason: event.body.reason, overOn, rehearsal: null };
}

/** The whole list anew, on top of the version before. What plays stays. */
export function setRunSheet(state: SessionState, { body }: Logged<'session.run-sheet'>): Step {
  const { version, items } = body;
  if (state.stage !== 'planned' && state.stage !== 'running') return refuse('J-3', '');
  if (version !== state.sheet.version + 1) {
    return refuse('J-11', 'version', String(state.sheet.version));
  }
  const ids = new Set(items.map(({ itemId }) => itemId));
  if (ids.size !== items.length) return refuse('J-12', 'items');
  const now = state.stage === 'running' ? state.live?.itemId : null;
  if (now) {
    const before = state.sheet.items.find(({ itemId }) => itemId === now);
    const after = items.find(({ itemId }) => itemId === now);
    if (!before || !after || !sameShown(before, after)) return refuse('J-13', 'items', now);
  }
  // A clip of another derivative under the same name is another clip.
  const was = new Map(state.sheet.items.map((item) => [item.itemId, item]));
  const stays = (item: (typeof items)[number]) => {
    const before = was.get(item.itemId);
    return before?.kind === 'clip' && item.kind === 'clip' && before.digest === item.digest;
  };
  const withdrawn = items
    .filter((item) => state.sheet.withdrawn.has(item.itemId) && stays(item))
    .map(({ itemId }) => itemId);
  // A rehearsal is one of the list as it was.
  return {
    ...state,
    sheet: { version, items, withdrawn: new Set(withdrawn) },
    rehearsal: null,
  };
}

/** What both put on the picture; the cue is the operator's own. */
function sameShown(
  { cue: _a, ...before }: { cue?: string | undefined },
  { cue: _b, ...after }: { cue?: string | undefined },
): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

export function withdrawItems(state: SessionState, event: Logged<'session.items-withdrawn'>): Step {
  const { itemIds, reason, at } = event.body;
  const known = itemIds.filter((id) => state.sheet.items.some(({ itemId }) => itemId === id));
  const sheet = { ...state.sheet, withdrawn: new Set([...state.sheet.withdrawn, ...known]) };
  return known.reduce<SessionState>(
    (after, itemId) => withNote(after, { at, itemId, displayId: null, text: reason }),
    { ...state, sheet },
  );
}
