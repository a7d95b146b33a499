import { type SeizureState, seizureStates } from '../../../../wire/codes.ts';
import { daysBetween } from '../../../../wire/court-day.ts';
import type { AssetStatus, GraphAsset } from '../../../charts/case-graph/graph.types.ts';
import type { Row } from './case-rows.ts';

/** From this many days before its end a term is said in red (alerts also begin to press here). */
export const URGENT_DAYS = 30;

const coarse: Readonly<Record<SeizureState, AssetStatus>> = {
  drafted: 'planned',
  ruled: 'planned',
  served: 'planned',
  effective: 'effective',
  queued: 'queued',
  valuing: 'disposing',
  priced: 'disposing',
  auction1: 'disposing',
  auction2: 'disposing',
  sale: 'disposing',
  failed: 'disposing',
  sold: 'sold',
  debt_in_kind: 'sold',
  title_ruling: 'sold',
  handed_over: 'sold',
  proceeds: 'sold',
  distributed: 'sold',
  deducted: 'sold',
  released: 'released',
  lapsed: 'lapsed',
};

/** Strongest first: what the court can reach outweighs what it waits for and what it has lost. */
const strength: readonly AssetStatus[] = [
  'sold',
  'disposing',
  'effective',
  'queued',
  'planned',
  'lapsed',
  'released',
];

/** On the graph a word has room for three characters. */
const shortWords: Partial<Record<SeizureState, string>> = {
  debt_in_kind: '抵债',
  title_ruling: '已变现',
};

/**
 * The seizure that stands for its asset: the one whose state the asset's row names, else the
 * strongest; among equals the first rank, then the longest term, then the id.
 */
export function leadingSeizure(
  state: SeizureState | 'found',
  seizures: readonly Row<'seizure'>[],
): Row<'seizure'> | null {
  const weight = (row: Row<'seizure'>) =>
    row.view.state === state ? -1 : strength.indexOf(coarse[row.view.state]);
  const [first] = [...seizures].sort(
    (a, b) =>
      weight(a) - weight(b) ||
      (a.view.rank ?? 0) - (b.view.rank ?? 0) ||
      (b.view.until ?? '').localeCompare(a.view.until ?? '') ||
      (a.id < b.id ? -1 : 1),
  );
  return first ?? null;
}

/** Days until a running term ends, from the court's today; null when no term runs. */
export function daysLeft(seizure: Row<'seizure'>['view'], today: string): number | null {
  const status = coarse[seizure.state];
  const runs = status === 'effective' || status === 'disposing';
  return runs && seizure.until !== null ? daysBetween(today, seizure.until) : null;
}

/** Share of the seizure's term that is left, 0…1; null when no term runs or its start is unknown. */
export function termLeft(seizure: Row<'seizure'>['view'], today: string): number | null {
  const left = daysLeft(seizure, today);
  if (left === null || seizure.from === null || seizure.until === null) return null;
  const whole = daysBetween(seizure.from, seizure.until);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, left / whole));
}

/** The seizure's state in full words, with its rank when it waits. */
export function stateWord(seizure: Row<'seizure'>['view']): string {
  const word = seizureStates.labels[seizure.state];
  const ranked =
    seizure.state === 'queued' && seizure.rank !== null ? `${word} ${seizure.rank}` : word;
  return seizure.suspended ? `${ranked}（中止）` : ranked;
}

/** Days until an end, in words: 余 12 天, 今日到期, 已到期. */
export function daysWord(left: number): string {
  if (left < 0) return '已到期';
  return left === 0 ? '今日到期' : `余 ${left} 天`;
}

/** One asset as the graph draws it. */
export function graphAsset(
  asset: Row<'asset'>,
  seizures: readonly Row<'seizure'>[],
  today: string,
): GraphAsset {
  const leading = leadingSeizure(asset.view.state, seizures);
  const base = {
    id: asset.id,
    kind: asset.view.kind,
    name: asset.view.name,
    value: asset.view.value,
  };
  if (!leading) {
    const { state } = asset.view;
    const known =
      state === 'found'
        ? { status: 'found' as const, word: '未控制' }
        : { status: coarse[state], word: seizureStates.labels[state] };
    return { ...base, ...known, rank: null, measure: null, termLeft: null, urgent: false };
  }
  const { view } = leading;
  const left = daysLeft(view, today);
  const urgent = left !== null && left <= URGENT_DAYS;
  const status = coarse[view.state] === 'effective' && urgent ? 'expiring' : coarse[view.state];
  const word = shortWords[view.state] ?? stateWord({ ...view, suspended: false });
  return {
    ...base,
    status,
    word: urgent ? daysWord(left) : word,
    rank: view.rank,
    measure: view.measure,
    termLeft: termLeft(view, today),
    urgent,
  };
}

/** All assets of a case as the graph draws them. */
export function graphAssets(
  assets: readonly Row<'asset'>[],
  seizures: readonly Row<'seizure'>[],
  today: string,
): GraphAsset[] {
  const byAsset = new Map<string, Row<'seizure'>[]>();
  for (const seizure of seizures) {
    const list = byAsset.get(seizure.view.assetId);
    if (list) list.push(seizure);
    else byAsset.set(seizure.view.assetId, [seizure]);
  }
  return assets.map((asset) => graphAsset(asset, byAsset.get(asset.id) ?? [], today));
}
