import type { RunSheetItem } from '../../wire/events/sessions.ts';
import { caseType as caseTypes } from '../../wire/primitives.ts';
import type {
  CancelRequest,
  ChangeRequest,
  PlanRequest,
  RunSheetRequest,
} from '../../wire/session-requests.ts';
import { ruleBook } from '../rules/rule-book.ts';
import { invitedIn } from '../rules/sessions/roster.ts';
import type { SessionState } from '../rules/sessions/session-state.ts';
import { type Desk, say } from './desk.ts';
import { requirePublic } from './public-words.ts';
import { SessionConflict } from './session-conflict.ts';

/** Plans a session. @returns its id @throws SessionConflict J-1; StorageUnavailable, Overloaded */
export async function planSession(desk: Desk, request: PlanRequest, by: string): Promise<string> {
  const { commandId, sessionId = `js-${commandId}`, ...plan } = request;
  if (await desk.isDone(sessionId, commandId, 'session.planned')) return sessionId;
  requireWall(desk, plan.wallId);
  await requirePublic([plan.title], [], desk.options.store);
  await desk.record(sessionId, commandId, [say('session.planned', { sessionId, ...plan, by })]);
  return sessionId;
}

function requireWall({ options }: Desk, wallId: string): void {
  if (options.modeOf(wallId) === null) {
    throw new SessionConflict(`没有大屏“${wallId}”，请先添加大屏或另选一块`);
  }
}

export async function changeSession(
  desk: Desk,
  sessionId: string,
  { commandId, ...changes }: ChangeRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.changed')) return;
  const state = await desk.get(sessionId);
  if (changes.wallId !== undefined) requireWall(desk, changes.wallId);
  if (changes.title !== undefined) {
    await requirePublic([changes.title], casesOf(state), desk.options.store);
  }
  await desk.record(sessionId, commandId, [say('session.changed', { sessionId, ...changes, by })]);
}

export async function cancelSession(
  desk: Desk,
  sessionId: string,
  { commandId, reason }: CancelRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.cancelled')) return;
  await desk.get(sessionId);
  await desk.record(sessionId, commandId, [say('session.cancelled', { sessionId, reason, by })]);
}

/**
 * The whole run-sheet anew. A clip is taken as it is cleared now, words and bytes.
 * @throws SessionConflict J-11 to J-13; a clip that is not cleared for a session; words that name somebody
 */
export async function setRunSheet(
  desk: Desk,
  sessionId: string,
  { commandId, baseVersion, items }: RunSheetRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.run-sheet')) return;
  const state = await desk.get(sessionId);
  if (baseVersion !== state.sheet.version) {
    throw new SessionConflict(ruleBook['J-11'].sentence, 'J-11');
  }
  const whole = items.map((item) => itemOf(desk, state, item));
  const words = whole.flatMap((item) =>
    item.kind === 'law' ? [item.title, item.text, item.basis] : [item.title],
  );
  await requirePublic(words, casesOf(state), desk.options.store);
  const version = baseVersion + 1;
  await desk.record(sessionId, commandId, [
    say('session.run-sheet', { sessionId, version, items: whole, by }),
  ]);
}

type RequestedItem = RunSheetRequest['items'][number];

function itemOf(desk: Desk, state: SessionState, item: RequestedItem): RunSheetItem {
  const head = { itemId: item.itemId, ...(item.cue !== undefined && { cue: item.cue }) };
  if (item.kind === 'clip') return { ...head, ...clipOf(desk, state, item) };
  const { seconds } = item;
  if (item.kind !== 'law') return { ...head, kind: item.kind, title: item.title, seconds };
  const { title, text, basis } = item;
  return { ...head, kind: 'law', title, text, basis, seconds };
}

/** A clip that stood there before and was withdrawn since may stay; it is passed over. */
function clipOf(
  { options }: Desk,
  { sheet }: SessionState,
  { itemId, derivativeId }: { itemId: string; derivativeId: string },
) {
  const clip = options.cleared.get(derivativeId);
  if (!clip) {
    const before = sheet.items.find((each) => each.itemId === itemId);
    if (before?.kind === 'clip' && before.derivativeId === derivativeId) {
      const { cue: _, ...rest } = before;
      return rest;
    }
    throw new SessionConflict(
      `片段“${derivativeId}”没有对警示活动放行，不能编入节目单；请先办理放行或换一段`,
    );
  }
  const { digest, ms, publicTitle, caseType, measure, legalBasis, maskedParty } = clip;
  const type = caseTypes.safeParse(caseType);
  return {
    ...{ kind: 'clip' as const, derivativeId, digest, ms, title: publicTitle },
    ...(type.success && { caseType: type.data }),
    ...(measure !== null && { measure }),
    ...(legalBasis !== '' && { legalBasis }),
    ...(maskedParty !== '' && { maskedParty }),
  };
}

export function casesOf(state: SessionState): string[] {
  return invitedIn(state).map(({ caseNumber }) => caseNumber);
}
