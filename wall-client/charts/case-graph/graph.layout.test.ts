import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutGraph, MOST_NODES, REST_ID } from './graph.layout.ts';
import type { Box } from './graph.types.ts';
import { fakeAssets } from './testing/fake-assets.ts';

const HUB = { width: 220, height: 92 };
const boxes = [
  { width: 1010, height: 560 },
  { width: 1010, height: 760 },
  { width: 1000, height: 900 },
  { width: 990, height: 522 },
  { width: 760, height: 460 },
] as const;

function overlapping(all: readonly Box[]): [Box, Box][] {
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width - 0.05 &&
          b.x < a.x + a.width - 0.05 &&
          a.y < b.y + b.height - 0.05 &&
          b.y < a.y + a.height - 0.05,
      )
      .map((b): [Box, Box] => [a, b]),
  );
}

describe('layout of the case graph', () => {
  it('[CG-1] no two cells, plates or the hub overlap, and all lie inside the box', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 75 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(...boxes),
        (count, seed, { width, height }) => {
          const layout = layoutGraph(fakeAssets(count, seed), width, height, HUB);
          const all = [
            layout.hub,
            ...layout.kinds.map((kind) => kind.box),
            ...layout.nodes.map((node) => node.cell),
          ];
          expect(overlapping(all)).toEqual([]);
          for (const box of all) {
            expect(box.x).toBeGreaterThanOrEqual(-0.01);
            expect(box.y).toBeGreaterThanOrEqual(-0.01);
            expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
            expect(box.y + box.height).toBeLessThanOrEqual(height + 0.01);
          }
        },
      ),
      { numRuns: 25, seed: 11 },
    );
  });

  it('[CG-1] circles and labels lie in their own cell', () => {
    for (const node of layoutGraph(fakeAssets(18), 1010, 560, HUB).nodes) {
      expect(node.x - node.r).toBeGreaterThanOrEqual(node.cell.x);
      expect(node.y - node.r).toBeGreaterThanOrEqual(node.cell.y);
      const bottom = node.label ? node.label.y + node.label.height : node.y + node.r;
      expect(bottom).toBeLessThanOrEqual(node.cell.y + node.cell.height + 0.01);
    }
  });

  it('[CG-2] the same assets in any order give the same picture', () => {
    const assets = fakeAssets(18);
    const layout = layoutGraph(assets, 1010, 560, HUB);
    expect(layoutGraph([...assets].reverse(), 1010, 560, HUB)).toEqual(layout);
  });

  it('[CG-3] a change of state moves nothing', () => {
    const assets = fakeAssets(31);
    const changed = assets.map((asset, index) =>
      index === 4 ? { ...asset, status: 'lapsed' as const, word: '已失效', termLeft: null } : asset,
    );
    expect(layoutGraph(changed, 1010, 560, HUB)).toEqual(layoutGraph(assets, 1010, 560, HUB));
  });

  it('[CG-4] area follows value above the smallest size: four times the value, twice the radius', () => {
    const [a, b] = fakeAssets(2);
    if (!a || !b) throw new Error('two assets expected');
    const layout = layoutGraph(
      [
        { ...a, value: 800_000_000 },
        { ...b, value: 200_000_000 },
      ],
      1010,
      560,
      HUB,
    );
    const [large, small] = layout.nodes;
    expect((large?.r ?? 0) / (small?.r ?? 1)).toBeCloseTo(2, 5);
  });

  it('[CG-5] beyond the bound the smallest are folded into one node, and counted', () => {
    const layout = layoutGraph(fakeAssets(75), 1010, 560, HUB);
    expect(layout.nodes).toHaveLength(MOST_NODES);
    expect(layout.folded).toBe(75 - (MOST_NODES - 1));
    expect(layout.nodes.filter((node) => node.id === REST_ID)).toHaveLength(1);
  });

  it('[CG-5] up to the bound nothing is folded on the wall’s own box', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_NODES }),
        fc.integer({ min: 1, max: 10_000 }),
        (count, seed) => {
          expect(layoutGraph(fakeAssets(count, seed), 990, 522, HUB).folded).toBe(0);
        },
      ),
      { numRuns: 12, seed: 5 },
    );
  });

  it('[CG-6] every asset of a small case carries a full label', () => {
    const layout = layoutGraph(fakeAssets(6), 1010, 560, HUB);
    expect(layout.tier).toBe('full');
    expect(layout.nodes.every((node) => node.label !== null)).toBe(true);
  });

  it('[CG-7] a case without assets is the hub alone, in the middle', () => {
    const layout = layoutGraph([], 1010, 560, HUB);
    expect(layout.nodes).toEqual([]);
    expect(layout.hub.x + layout.hub.width / 2).toBeCloseTo(505);
  });
});
