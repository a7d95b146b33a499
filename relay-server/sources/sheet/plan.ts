import { closingWays } from '../../../wire/codes.ts';
import { courtDayOf, startOfCourtDay } from '../../../wire/court-day.ts';
import type { EventBody, EventType } from '../../../wire/event-bodies.ts';
import { CASE_TYPES, partsOfCaseNumber } from '../../../wire/primitives.ts';
import { type CaseRow, RowProblem } from './parse-row.ts';

/** What the relay already knows of a case, as far as a list can say something about it. */
export interface KnownCase {
  filedOn: string;
  judge: string | null;
  claimAmount: number;
  recoveredAmount: number;
  currentNode: string | null;
  closedOn: string | null;
  closingWay: string | null;
  assets: ReadonlySet<string>;
  seizures: ReadonlyMap<string, { state: string; until: string | null }>;
}

export const HOUR = 3_600_000;

/** ASCII key of a case number, for the ids of imported events. */
export function keyOf(caseNumber: string): string {
  const parts = partsOfCaseNumber(caseNumber);
  if (!parts) throw new RowProblem('案号有误');
  const court = parts.court.replace(/[^0-9]/g, (char) => char.codePointAt(0)?.toString(16) ?? '');
  return `${parts.year}-${court}-${CASE_TYPES.indexOf(parts.type)}-${parts.serial}`;
}

/** Names events so that the same statement always has the same id, and a new one a new id. */
export function namer(caseNumber: string, now: number) {
  const key = keyOf(caseNumber);
  return <T extends EventType>(what: string, type: T, at: number, body: EventBody<T>) => ({
    id: `sheet:${key}:${what}`,
    type,
    v: 1 as const,
    occurredAt: Math.min(at, now),
    caseNumber,
    body,
  });
}

/**
 * The events that bring the log to what the row says; none when it already says so.
 * @param known what the log holds of the case, null when it is new
 * @param now UTC ms: changes whose day the list does not tell are dated to the import
 * @throws RowProblem when the row contradicts what is logged
 */
export function planCase(row: CaseRow, known: KnownCase | null, now: number): unknown[] {
  const event = namer(row.caseNumber, now);
  const filedAt = startOfCourtDay(row.filedOn) + 9 * HOUR;
  const day = row.closedOn ?? courtDayOf(now);
  const dayStart = startOfCourtDay(day);
  const planned: unknown[] = [];

  if (known) {
    if (known.filedOn !== row.filedOn) {
      throw new RowProblem(
        `立案日期与系统中的 ${known.filedOn} 不一致；若系统有误，请报送更正事件`,
      );
    }
    if (known.closedOn && row.closedOn && known.closedOn !== row.closedOn) {
      throw new RowProblem(
        `结案日期与系统中的 ${known.closedOn} 不一致；若系统有误，请报送更正事件`,
      );
    }
    if (known.closedOn && row.closingWay && known.closingWay !== row.closingWay) {
      throw new RowProblem(
        `结案方式与系统中的“${closingLabel(known.closingWay)}”不一致；若系统有误，请报送更正事件`,
      );
    }
    if (known.claimAmount !== row.claimAmount) {
      const body = { claimAmount: row.claimAmount, reason: '表格导入' };
      planned.push(event(`claim-${row.claimAmount}-${now}`, 'case.claim-changed', now, body));
    }
    if (row.judge && row.judge !== known.judge) {
      planned.push(event(`judge-${now}`, 'case.assigned', now, { judge: row.judge }));
    }
  } else {
    planned.push(
      event('filed', 'case.filed', filedAt, {
        filedOn: row.filedOn,
        cause: row.cause,
        enforcementBasis: row.basis ?? '未登记',
        claimAmount: row.claimAmount,
        town: row.town,
        ...(row.judge ? { judge: row.judge } : {}),
        parties: [
          ...partiesOf(row.applicants, 'applicant'),
          ...partiesOf(row.executees, 'executee'),
        ],
      }),
    );
  }

  const received = row.recoveredAmount - (known?.recoveredAmount ?? 0);
  if (received < 0)
    throw new RowProblem('实际到位金额小于系统已记的金额；若系统有误，请报送撤销或更正事件');
  if (received > 0) {
    // No `payer`, though the list may name one executee alone: what came in may have been deducted, or paid by
    // another, and is the sum of several payments. A false one would keep payments apart that are one (SPEC E-10).
    planned.push(
      event(`recovered-${row.recoveredAmount}`, 'payment.recovered', dayStart + 16 * HOUR, {
        paymentId: `sheet-${keyOf(row.caseNumber)}-${row.recoveredAmount}`,
        amount: received,
        origin: 'other',
        receivedOn: day,
      }),
    );
  }
  if (row.node && row.node !== known?.currentNode) {
    planned.push(
      event(`node-${row.node}-${known ? now : 'first'}`, 'case.node', dayStart + 16 * HOUR + 1, {
        code: row.node,
      }),
    );
  }
  if (row.closedOn && row.closingWay && !known?.closedOn) {
    planned.push(
      event(`closed-${row.closedOn}`, 'case.closed', dayStart + 17 * HOUR, {
        closedOn: row.closedOn,
        way: row.closingWay,
      }),
    );
  }
  return planned;
}

function closingLabel(way: string | null): string {
  const labels: Readonly<Record<string, string>> = closingWays.labels;
  return labels[way ?? ''] ?? '未登记';
}

function partiesOf(names: readonly string[], role: 'applicant' | 'executee') {
  return names.map((name, index) => ({
    partyId: `${role === 'applicant' ? 'A' : 'E'}${index + 1}`,
    role,
    entity: entityOf(name),
    name,
  }));
}

function entityOf(name: string): 'person' | 'company' | 'organisation' {
  if (/公司|厂|店|行$|集团|合作社|商行|经营部|合伙|工作室/.test(name)) return 'company';
  return /委员会|局$|中心$|学校|医院|村|社区|协会|人民政府/.test(name) ? 'organisation' : 'person';
}
