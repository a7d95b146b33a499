import { createHash } from 'node:crypto';
import { courtDayOf, startOfCourtDay } from '../../../wire/court-day.ts';
import type { EventBody, EventType } from '../../../wire/event-bodies.ts';
import { CASE_TYPES, partsOfCaseNumber } from '../../../wire/primitives.ts';
import { type AssetRow, type CaseRow, RowProblem } from './parse-row.ts';

/** What the relay already knows of a case, as far as a list can say something about it. */
export interface KnownCase {
  filedOn: string;
  judge: string | null;
  claimAmount: number;
  recoveredAmount: number;
  currentNode: string | null;
  closedOn: string | null;
  assets: ReadonlySet<string>;
  seizures: ReadonlyMap<string, { state: string; until: string | null }>;
}

const HOUR = 3_600_000;
const NO_INSTRUMENT = '导入表未载文号';

/** ASCII key of a case number, for the ids of imported events. */
export function keyOf(caseNumber: string): string {
  const parts = partsOfCaseNumber(caseNumber);
  if (!parts) throw new RowProblem('案号有误');
  const court = parts.court.replace(/[^0-9]/g, (char) => char.codePointAt(0)?.toString(16) ?? '');
  return `${parts.year}-${court}-${CASE_TYPES.indexOf(parts.type)}-${parts.serial}`;
}

/** What an asset and its seizure are called; the same row gives the same names every time. */
export function assetIds(row: Pick<AssetRow, 'caseNumber' | 'kind' | 'name' | 'measure' | 'from'>) {
  const key = keyOf(row.caseNumber);
  return {
    assetId: `sheet-${key}-a-${short(row.kind, row.name)}`,
    seizureId: `sheet-${key}-s-${short(row.kind, row.name, row.measure ?? '', row.from ?? '')}`,
  };
}

function short(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}

/** Names events so that the same statement always has the same id, and a new one a new id. */
function namer(caseNumber: string, now: number) {
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

/**
 * As {@link planCase}, for a row of the asset sheet.
 * @throws RowProblem when the case is unknown
 */
export function planAsset(row: AssetRow, known: KnownCase | null, now: number): unknown[] {
  if (!known) throw new RowProblem('系统中没有这个案号；请先导入案件表');
  const event = namer(row.caseNumber, now);
  const { assetId, seizureId } = assetIds(row);
  const begun = row.from ? startOfCourtDay(row.from) : startOfCourtDay(known.filedOn) + 10 * HOUR;
  const instrument = row.instrument ?? NO_INSTRUMENT;
  const planned: unknown[] = [];

  if (!known.assets.has(assetId)) {
    planned.push(
      event(assetId, 'asset.found', begun + 8 * HOUR, {
        assetId,
        kind: row.kind,
        name: row.name,
        ...(row.value === null ? {} : { estimatedValue: row.value }),
      }),
    );
  }
  if (row.state === '未控制' || !row.measure || !row.from) return planned;

  const held = known.seizures.get(seizureId);
  if (!held) planned.push(...seize(row, event, { assetId, seizureId, instrument, begun }));
  else if (row.until && held.until && row.until > held.until && held.state === 'effective') {
    planned.push(
      event(`${seizureId}-until-${row.until}`, 'seizure.renewed', now, {
        seizureId,
        until: row.until,
        instrument,
      }),
    );
  }
  if (row.state === '已解除' && held?.state !== 'released') {
    const body = { seizureId, on: courtDayOf(now), instrument, reason: '表格导入' };
    planned.push(event(`${seizureId}-released`, 'seizure.released', now, body));
  }
  return planned;
}

function seize(
  row: AssetRow,
  event: ReturnType<typeof namer>,
  at: { assetId: string; seizureId: string; instrument: string; begun: number },
): unknown[] {
  const { assetId, seizureId, instrument, begun } = at;
  const outcome =
    row.state === '轮候'
      ? { kind: 'queued' as const, rank: row.rank ?? 1 }
      : { kind: 'effective' as const, from: row.from ?? '', until: row.until ?? '' };
  const measure = row.measure ?? 'seal';
  return [
    event(`${seizureId}-drafted`, 'seizure.drafted', begun + 8.2 * HOUR, {
      seizureId,
      assetId,
      measure,
    }),
    event(`${seizureId}-ruled`, 'seizure.ruled', begun + 8.4 * HOUR, { seizureId, instrument }),
    event(`${seizureId}-served`, 'seizure.served', begun + 8.6 * HOUR, {
      seizureId,
      servedAt: begun + 8.6 * HOUR,
      instrument,
      outcome,
    }),
  ];
}
