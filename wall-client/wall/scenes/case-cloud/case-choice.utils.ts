import type { AlertKind } from '../../../../wire/codes.ts';
import { daysBetween } from '../../../../wire/court-day.ts';
import type { View } from '../../../../wire/views.ts';

/** Why a case is worth a look, as the screen says it. */
export const choiceReasons = {
  video: '有现场视频',
  alert: '紧急预警',
  money: '近日到款',
  expiring: '查封将到期',
  outstanding: '大额未到位',
  asked: '当前查看',
} as const;
export type ChoiceReason = keyof typeof choiceReasons;

export interface Choice {
  readonly caseNumber: string;
  readonly reason: ChoiceReason;
}

interface Rows<T> {
  readonly id: string;
  readonly view: T;
}
/** The wall-scope rows that a choice stands on. */
export interface ChoiceRows {
  /** Cases whose field units send pictures now, the newest first. */
  readonly onAir: readonly string[];
  readonly points: readonly Rows<View<'point'>>[];
  readonly alerts: readonly Rows<View<'alert'>>[];
  readonly expiries: readonly Rows<View<'expiry'>>[];
  readonly activities: readonly Rows<View<'activity'>>[];
}

const EXPIRING_WITHIN = 30;

/** Alerts of cases that have an asset to show. */
const aboutAssets: ReadonlySet<AlertKind> = new Set([
  'seizureExpiring',
  'seizureLapsed',
  'queuedPromoted',
  'appraisalOverdue',
  'referencePriceExpiring',
  'auctionOpens',
  'auctionEnds',
  'secondAuctionDue',
  'overSeizure',
]);

/**
 * Up to `most` cases worth showing, the reasons taking turns (field video on air, critical alert, money that arrived,
 * seizure about to expire, large outstanding claim), each case once, and within a reason one town after
 * another where the towns are known (the map knows those of open and just closed cases). Among alerts those about an asset come first, because the scene
 * is a picture of assets; then the larger claims. Deterministic for the same rows and court day.
 */
export function chooseCases(rows: ChoiceRows, today: string, most: number): Choice[] {
  const towns = new Map(rows.points.map((row) => [row.id, row.view.town]));
  const queues = queuesOf(rows, today).map(({ reason, cases }) => ({
    reason,
    cases: interleaved(cases, (caseNumber) => towns.get(caseNumber) ?? ''),
  }));
  const chosen = new Map<string, ChoiceReason>();
  while (chosen.size < most && queues.some((queue) => queue.cases.length > 0)) {
    for (const { reason, cases } of queues) {
      const next = cases.findIndex((caseNumber) => !chosen.has(caseNumber));
      const caseNumber = cases[next];
      cases.splice(0, next < 0 ? cases.length : next + 1);
      if (caseNumber !== undefined && chosen.size < most) chosen.set(caseNumber, reason);
    }
  }
  return [...chosen].map(([caseNumber, reason]) => ({ caseNumber, reason }));
}

/** The choice after `previous`; the first when it is unknown or was the last. */
export function nextChoice(choices: readonly Choice[], previous: string | null): Choice | null {
  const at = choices.findIndex((choice) => choice.caseNumber === previous);
  return choices[(at + 1) % Math.max(1, choices.length)] ?? null;
}

function queuesOf(rows: ChoiceRows, today: string): { reason: ChoiceReason; cases: string[] }[] {
  const amounts = new Map(rows.points.map((row) => [row.id, row.view.amount]));
  const amountOf = (caseNumber: string | null) => amounts.get(caseNumber ?? '') ?? 0;
  const alerts = rows.alerts
    .filter((row) => row.view.level === 'critical')
    .sort(
      (a, b) =>
        Number(aboutAssets.has(b.view.kind)) - Number(aboutAssets.has(a.view.kind)) ||
        amountOf(b.view.caseNumber) - amountOf(a.view.caseNumber) ||
        order(b.view.since, a.view.since) ||
        order(a.id, b.id),
    )
    .map((row) => row.view.caseNumber);
  const money = rows.activities
    .filter((row) => row.view.tone === 'money')
    .sort((a, b) => b.view.occurredAt - a.view.occurredAt || order(b.id, a.id))
    .map((row) => row.view.caseNumber);
  const expiring = rows.expiries
    .filter((row) => daysBetween(today, row.view.until) <= EXPIRING_WITHIN)
    .sort(
      (a, b) =>
        order(a.view.until, b.view.until) ||
        (b.view.value ?? 0) - (a.view.value ?? 0) ||
        order(a.id, b.id),
    )
    .map((row) => row.view.caseNumber);
  const outstanding = rows.points
    .filter((row) => row.view.stage === 'open')
    .sort((a, b) => b.view.amount - a.view.amount || order(a.id, b.id))
    .map((row) => row.id);
  return [
    { reason: 'video', cases: known(rows.onAir) },
    { reason: 'alert', cases: known(alerts) },
    { reason: 'money', cases: known(money) },
    { reason: 'expiring', cases: known(expiring) },
    { reason: 'outstanding', cases: known(outstanding) },
  ];
}

const LONGEST_QUEUE = 24;

/** Each case number once, in order of first mention, and no longer than a rotation can use. */
function known(caseNumbers: readonly (string | null)[]): string[] {
  return [...new Set(caseNumbers.filter((each) => each !== null))].slice(0, LONGEST_QUEUE);
}

/** Takes one of each group in turn, keeping the order within a group and of first appearance. */
function interleaved(items: readonly string[], groupOf: (item: string) => string): string[] {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const group = groupOf(item);
    const list = groups.get(group);
    if (list) list.push(item);
    else groups.set(group, [item]);
  }
  const result: string[] = [];
  for (let turn = 0; result.length < items.length; turn += 1) {
    for (const list of groups.values()) {
      const item = list[turn];
      if (item !== undefined) result.push(item);
    }
  }
  return result;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
