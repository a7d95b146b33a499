import { createHash } from 'node:crypto';
import { seizureStates } from '../../../wire/codes.ts';
import { addDays, addMonths, courtDayOf, startOfCourtDay } from '../../../wire/court-day.ts';
import { ruleBook } from '../../rules/rule-book.ts';
import { maximumMonths, measureFits } from '../../rules/seizure-terms.ts';
import { type AssetRow, RowProblem } from './parse-row.ts';
import { HOUR, type KnownCase, keyOf, namer } from './plan.ts';

const NO_INSTRUMENT = '导入表未载文号';

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

/** A row that says how an asset is held. */
type Held = AssetRow & { measure: NonNullable<AssetRow['measure']>; from: string };

/**
 * The events that bring the log to what a row of the asset sheet says; none when it already says so.
 * @param now UTC ms: changes whose day the list does not tell are dated to the import
 * @throws RowProblem when the case is unknown, the rules would refuse the seizure, or the log says otherwise
 */
export function planAsset(row: AssetRow, known: KnownCase | null, now: number): unknown[] {
  if (!known) throw new RowProblem('系统中没有这个案号；请先导入案件表');
  const event = namer(row.caseNumber, now);
  const { assetId, seizureId } = assetIds(row);
  const begun = row.from ? startOfCourtDay(row.from) : startOfCourtDay(known.filedOn) + 10 * HOUR;
  const found = event(assetId, 'asset.found', begun + 8 * HOUR, {
    assetId,
    kind: row.kind,
    name: row.name,
    ...(row.value === null ? {} : { estimatedValue: row.value }),
  });
  const planned: unknown[] = known.assets.has(assetId) ? [] : [found];
  if (row.state === '未控制' || !isHeld(row)) return planned;

  const logged = known.seizures.get(seizureId);
  if (!logged || isUnserved(logged.state)) refuseUnlawful(row, now);
  else refuseOtherwise(row, logged);
  planned.push(...seize(row, now, logged?.state ?? null));
  const instrument = row.instrument ?? NO_INSTRUMENT;
  if (logged?.until && row.until && row.until > logged.until && row.state === '生效') {
    const body = { seizureId, until: row.until, instrument };
    planned.push(event(`${seizureId}-until-${row.until}`, 'seizure.renewed', now, body));
  }
  if (row.state === '已解除' && logged?.state !== 'released') {
    const body = { seizureId, on: courtDayOf(now), instrument, reason: '表格导入' };
    planned.push(event(`${seizureId}-released`, 'seizure.released', now, body));
  }
  return planned;
}

function isHeld(row: AssetRow): row is Held {
  return row.measure !== null && row.from !== null;
}

function isUnserved(state: string): boolean {
  return state === 'drafted' || state === 'ruled';
}

/**
 * What the rules would refuse of the seizure is refused before anything of the row is sent: else the asset and
 * the draft would stay behind, under names that the corrected row no longer gives them.
 */
function refuseUnlawful({ kind, measure, from, until, state }: Held, now: number): void {
  const wrong = (rule: 'S-3' | 'S-8' | 'S-9' | 'S-10', detail: string) =>
    new RowProblem(`${ruleBook[rule].sentence}（${detail}；规则 ${rule}）`);
  if (!measureFits(measure, kind)) throw wrong('S-3', '措施');
  // A term may begin on the day after its service.
  if (from > addDays(courtDayOf(now), 1)) throw wrong('S-8', `措施起始 ${from}`);
  if (state === '轮候' || until === null) return;
  if (until < from) throw wrong('S-10', `措施到期 ${until}`);
  const last = addMonths(from, maximumMonths(kind, from));
  if (until > last) throw wrong('S-9', `最晚 ${last}`);
}

/** Logged states that contradict what a list says, so that a row is never passed over as saying nothing new. */
function refuseOtherwise(row: Held, logged: { state: string; until: string | null }): void {
  const { state, until } = logged;
  const isOver = ['released', 'lapsed', 'deducted'].includes(state);
  // On the day that both name the clock lapses it by itself: a list that is older than that day is not wrong.
  const saysLonger = state === 'lapsed' && (row.until ?? '') > (until ?? '');
  const contradicts = {
    未控制: false,
    生效: state === 'lapsed' ? saysLonger : isOver || state === 'queued',
    轮候: state !== 'queued',
    已失效: !isOver && until !== row.until,
    // What has ended otherwise is refused by the rules.
    已解除: false,
  }[row.state];
  if (!contradicts) return;
  const labels: Readonly<Record<string, string>> = seizureStates.labels;
  throw new RowProblem(
    `状态“${row.state}”与系统中的“${labels[state] ?? state}”不一致；表格若是旧的不必再导，系统若有误请由业务系统报送`,
  );
}

/** The steps up to the service that are not logged yet: an earlier import may have been refused half-way. */
function seize(row: Held, now: number, logged: string | null): unknown[] {
  const event = namer(row.caseNumber, now);
  const { assetId, seizureId } = assetIds(row);
  const { measure, from } = row;
  const begun = startOfCourtDay(from);
  const instrument = row.instrument ?? NO_INSTRUMENT;
  const outcome =
    row.state === '轮候'
      ? { kind: 'queued' as const, rank: row.rank ?? 1 }
      : { kind: 'effective' as const, from, until: row.until ?? '' };
  const servedAt = Math.min(begun + 8.6 * HOUR, now);
  const drafted = { seizureId, assetId, measure };
  const served = { seizureId, servedAt, instrument, outcome };
  const steps = [
    event(`${seizureId}-drafted`, 'seizure.drafted', begun + 8.2 * HOUR, drafted),
    event(`${seizureId}-ruled`, 'seizure.ruled', begun + 8.4 * HOUR, { seizureId, instrument }),
    event(`${seizureId}-served`, 'seizure.served', begun + 8.6 * HOUR, served),
  ];
  if (logged === null) return steps;
  if (logged === 'drafted') return steps.slice(1);
  return logged === 'ruled' ? steps.slice(2) : [];
}
