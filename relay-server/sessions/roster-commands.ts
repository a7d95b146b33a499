import { createHash, randomBytes } from 'node:crypto';
import type {
  ArrivalRequest,
  InviteRequest,
  ReasonedRequest,
  ServiceRequest,
  SummonsRequest,
  UndoRequest,
} from '../../wire/session-requests.ts';
import type { SummonsPrint } from '../../wire/sessions.ts';
import { dayOf } from '../rules/days.ts';
import { entityOf } from '../rules/entities.ts';
import { maskedName } from '../rules/masking.ts';
import { ruleBook } from '../rules/rule-book.ts';
import { inviteeOf } from '../rules/sessions/roster.ts';
import type { Invitee } from '../rules/sessions/session-state.ts';
import { type Desk, orConflict, say } from './desk.ts';
import { requirePublic } from './public-words.ts';
import { SessionConflict } from './session-conflict.ts';

/**
 * Puts parties of cases on the list: all of them or none.
 * @throws SessionConflict J-5; a case or a party that the log does not have, one that is no executee
 */
export async function invite(
  desk: Desk,
  sessionId: string,
  { commandId, invitees }: InviteRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.invited')) return;
  const { title, sheet, invitees: before } = await desk.get(sessionId);
  if (before.size + invitees.length > MOST_INVITEES) {
    throw new SessionConflict(`名单最多${MOST_INVITEES}人，请另开一场`);
  }
  const said = [];
  for (const { caseNumber, partyId } of invitees) {
    const name = await nameOf(desk, caseNumber, partyId);
    const inviteeId = desk.newId();
    said.push(
      say('session.invited', { sessionId, inviteeId, caseNumber, partyId, maskedName: name, by }),
    );
  }
  // What is on the wall must name none of the newcomers either.
  const words = sheet.items.flatMap((item) =>
    item.kind === 'law' ? [item.title, item.text] : [item.title],
  );
  const cases = invitees.map(({ caseNumber }) => caseNumber);
  await requirePublic([title, ...words], cases, desk.options.store);
  await desk.record(sessionId, commandId, said);
}

/** What one commit that a session was held may name. */
const MOST_INVITEES = 200;

async function nameOf(desk: Desk, caseNumber: string, partyId: string): Promise<string> {
  const state = await desk.caseOf(caseNumber);
  if (!state) throw new SessionConflict(`系统中没有案件${caseNumber}，请核对案号`);
  const party = entityOf(state.parties, partyId);
  if (!party || party.left) throw new SessionConflict(`${caseNumber}中没有此当事人，请核对`);
  if (party.role !== 'executee') {
    throw new SessionConflict(`${caseNumber}中此人不是被执行人，不能邀请`);
  }
  if (party.minor) {
    throw new SessionConflict(`${caseNumber}中此人是未成年人，不能邀请；请另行通知其法定代理人`);
  }
  return maskedName(party, Object.values(state.parties));
}

export async function uninvite(
  desk: Desk,
  sessionId: string,
  inviteeId: string,
  { commandId, reason }: ReasonedRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.uninvited')) return;
  await desk.get(sessionId);
  await desk.record(sessionId, commandId, [
    say('session.uninvited', { sessionId, inviteeId, reason, by }),
  ]);
}

/** Letters that are not taken for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 16;

/** About 79 random bits, four groups of four. */
function newCode(): string {
  const letters: string[] = [];
  while (letters.length < CODE_LENGTH) {
    for (const byte of randomBytes(CODE_LENGTH)) {
      // Bytes beyond the last whole round of the alphabet would favour its beginning.
      if (byte >= ALPHABET.length * 8 || letters.length === CODE_LENGTH) continue;
      letters.push(ALPHABET[byte % ALPHABET.length] ?? '');
    }
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

function digestOf(sessionId: string, code: string): string {
  return createHash('sha256').update(`${sessionId}\n${code}`).digest('hex');
}

const QR_PREFIX = 'zxys:check-in:';

/** What was typed or scanned: with or without the QR code's beginning, blanks, hyphens, in small letters. */
function plainCode(typed: string): string {
  const last = typed.slice(typed.lastIndexOf(':') + 1);
  return last.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

/**
 * Makes out a summons with a new code; that of the one before opens nothing any more. The code is told here and
 * kept nowhere: said again, the command has made it out already and cannot tell it.
 */
export async function issueSummons(
  desk: Desk,
  sessionId: string,
  inviteeId: string,
  { commandId, attendee }: SummonsRequest,
  by: string,
  court: string,
): Promise<SummonsPrint> {
  if (await desk.isDone(sessionId, commandId, 'session.summons-issued')) {
    throw new SessionConflict('此传票已经制作，签到码不能再次显示；请重新制作一份');
  }
  const state = await desk.get(sessionId);
  const { title, plannedAt, host, legalPoints } = state;
  const invitee = orConflict(inviteeOf(state, inviteeId));
  const { caseNumber, maskedName: name } = invitee;
  const isUnit = await isUnitOf(desk, invitee);
  if (attendee && !isUnit) {
    throw new SessionConflict('被执行人是自然人，传票写给本人，不另写到场人');
  }
  const code = newCode();
  const checkInDigest = digestOf(sessionId, plainCode(code));
  await desk.record(sessionId, commandId, [
    say('session.summons-issued', {
      ...{ sessionId, inviteeId, checkInDigest, by },
      ...(attendee && { attendee }),
    }),
  ]);
  return {
    ...{ sessionId, inviteeId, court, title, caseNumber, maskedName: name, isUnit },
    attendee: attendee ?? invitee.attendee,
    ...{ plannedAt, host, legalPoints: [...legalPoints], code },
    qr: `${QR_PREFIX}${sessionId}:${code}`,
  };
}

/** Whether somebody has to come for whom is summoned. */
async function isUnitOf(desk: Desk, { caseNumber, partyId }: Invitee): Promise<boolean> {
  const state = await desk.caseOf(caseNumber);
  const party = state && entityOf(state.parties, partyId);
  return party !== undefined && party.entity !== 'person';
}

export async function serveSummons(
  desk: Desk,
  sessionId: string,
  inviteeId: string,
  { commandId, way, servedAt, proof }: ServiceRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.summons-served')) return;
  await desk.get(sessionId);
  await desk.record(sessionId, commandId, [
    say('session.summons-served', { sessionId, inviteeId, way, servedAt, proof, by }),
  ]);
}

/**
 * Somebody has come: by the code of a summons, or known at the desk. Both hold on the session's court day alone.
 * @returns who
 * @throws SessionConflict J-6, J-9; a wrong code; another day
 */
export async function arrive(
  desk: Desk,
  sessionId: string,
  request: ArrivalRequest,
  by: string,
): Promise<string | null> {
  const { commandId } = request;
  if (await desk.isDone(sessionId, commandId, 'session.arrived')) return null;
  const state = await desk.get(sessionId);
  if (dayOf(state.plannedAt) !== dayOf(desk.options.clock.now())) {
    throw new SessionConflict('只能在活动当日签到，请核对日期');
  }
  if ('inviteeId' in request) {
    const { inviteeId, identity } = request;
    await desk.record(sessionId, commandId, [
      say('session.arrived', { sessionId, inviteeId, how: 'desk', identity, by }),
    ]);
    return inviteeId;
  }
  const invitee = holderOf(sessionId, request.code, state.invitees.values());
  if (invitee.codeUsed) throw new SessionConflict(ruleBook['J-9'].sentence, 'J-9');
  await desk.record(sessionId, commandId, [
    say('session.arrived', { sessionId, inviteeId: invitee.id, how: 'code', by }),
  ]);
  return invitee.id;
}

/** A code that was typed is none of this session's. */
export class WrongCode extends SessionConflict {}

function holderOf(sessionId: string, typed: string, invitees: Iterable<Invitee>): Invitee {
  const digest = digestOf(sessionId, plainCode(typed));
  for (const invitee of invitees) {
    if (invitee.uninvited === null && invitee.checkInDigest === digest) return invitee;
  }
  throw new WrongCode('签到码不对，或不是本场的最新传票；请核对，或在窗口核验身份后签到');
}

export async function undoArrival(
  desk: Desk,
  sessionId: string,
  { commandId, inviteeId, reason }: UndoRequest,
  by: string,
): Promise<void> {
  if (await desk.isDone(sessionId, commandId, 'session.arrival-undone')) return;
  await desk.get(sessionId);
  await desk.record(sessionId, commandId, [
    say('session.arrival-undone', { sessionId, inviteeId, reason, by }),
  ]);
}
