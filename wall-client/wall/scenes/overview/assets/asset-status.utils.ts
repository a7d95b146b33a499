import { type AssetKind, assetKinds } from '../../../../../wire/codes.ts';
import { assetStatusGroups, type View } from '../../../../../wire/views.ts';
import { count } from '../../../../ui/format.ts';

export type AssetGroup = (typeof assetStatusGroups)[number];
export type AssetMeasure = 'count' | 'value';

/**
 * Column heads; the shape of the same name stands above each. 变现: turned into money or taken in kind,
 * by sale, by debt in kind or by deduction of a deposit.
 */
export const groupWords: Record<AssetGroup, string> = {
  effective: '生效',
  queued: '轮候',
  expiring: '临期',
  disposing: '处置',
  sold: '变现',
  lapsed: '失效',
  released: '解除',
};

export interface StatusCell {
  group: AssetGroup;
  text: string;
  /** 0…1 of the largest cell, root-scaled: how strongly the cell is tinted. */
  weight: number;
}
export interface StatusRow {
  kind: AssetKind;
  label: string;
  cells: StatusCell[];
}

/** 亿元 with two decimals; what is there but rounds to nothing says so. */
export function hundredMillions(fen: number): string {
  if (fen === 0) return '';
  const value = fen / 1e10;
  return value < 0.005 ? '<0.01' : value.toFixed(2);
}

/**
 * The relay's rows as a matrix kind × group, kinds in the glossary's order, empty kinds left out; at
 * most `room` of them: those with the largest single cell stay. Nothing is summed.
 */
export function statusMatrix(
  rows: ReadonlyMap<string, View<'assetStatus'>>,
  measure: AssetMeasure,
  room: number,
): { shown: StatusRow[]; hidden: number } {
  const at = new Map<string, number>();
  let most = 0;
  for (const row of rows.values()) {
    const value = measure === 'count' ? row.assets : row.value;
    at.set(`${row.kind}:${row.group}`, value);
    most = Math.max(most, value);
  }
  const valueAt = (kind: AssetKind, group: AssetGroup) => at.get(`${kind}:${group}`) ?? 0;
  const largest = (kind: AssetKind) =>
    Math.max(...assetStatusGroups.map((group) => valueAt(kind, group)));

  const present = assetKinds.codes.filter((kind) => largest(kind) > 0);
  const kept = new Set([...present].sort((a, b) => largest(b) - largest(a)).slice(0, room));
  const shown = present
    .filter((kind) => kept.has(kind))
    .map((kind) => ({
      kind,
      label: assetKinds.labels[kind],
      cells: assetStatusGroups.map((group) => {
        const value = valueAt(kind, group);
        const text = value === 0 ? '' : measure === 'count' ? count(value) : hundredMillions(value);
        return { group, text, weight: Math.sqrt(value / Math.max(1, most)) };
      }),
    }));
  return { shown, hidden: present.length - shown.length };
}
