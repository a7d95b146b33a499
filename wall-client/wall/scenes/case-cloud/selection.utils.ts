import type { AssetStatus, GraphAsset } from '../../../charts/case-graph/graph.types.ts';

const importance: readonly AssetStatus[] = [
  'expiring',
  'disposing',
  'effective',
  'queued',
  'lapsed',
  'planned',
  'found',
  'sold',
  'released',
];

/** Ids of a case's assets in the order in which a person is led through them. */
export function tourOf(assets: readonly GraphAsset[]): string[] {
  const weight = (asset: GraphAsset) => (asset.urgent ? -1 : importance.indexOf(asset.status));
  return [...assets]
    .sort(
      (a, b) => weight(a) - weight(b) || (b.value ?? 0) - (a.value ?? 0) || (a.id < b.id ? -1 : 1),
    )
    .map((asset) => asset.id);
}

/** The selected asset if it is still there, else the first of the tour; null for an empty case. */
export function heldSelection(tour: readonly string[], selected: string | null): string | null {
  return selected !== null && tour.includes(selected) ? selected : (tour[0] ?? null);
}

/** The neighbour of `selected` in the tour, round and round. */
export function stepSelection(
  tour: readonly string[],
  selected: string | null,
  by: 1 | -1,
): string | null {
  const at = selected === null ? -1 : tour.indexOf(selected);
  if (at < 0) return tour[0] ?? null;
  return tour[(at + by + tour.length) % tour.length] ?? null;
}

/** Assets whose state differs from what was shown before; none for assets that are new. */
export function changedAssets(
  before: readonly GraphAsset[],
  after: readonly GraphAsset[],
): Set<string> {
  const words = new Map(before.map((asset) => [asset.id, `${asset.status} ${asset.word}`]));
  return new Set(
    after
      .filter((asset) => {
        const word = words.get(asset.id);
        return word !== undefined && word !== `${asset.status} ${asset.word}`;
      })
      .map((asset) => asset.id),
  );
}
