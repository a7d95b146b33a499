import { describe, expect, it } from 'vitest';
import type { ChartSeries } from '../changed-parts.ts';
import type { Element } from './elements.ts';
import { layoutGraph } from './graph.layout.ts';
import { assetOf, caseGraphOption, hubSize } from './graph.option.ts';
import type { GraphAsset } from './graph.types.ts';
import { over } from './looks.ts';
import { labelLines } from './node-elements.ts';
import { fakeAssets } from './testing/fake-assets.ts';
import { emWidth } from './text-fit.ts';

const executees = ['某虚构公司'];

function optionOf(assets: readonly GraphAsset[], selectedId: string | null = null) {
  const layout = layoutGraph(assets, 1010, 560, hubSize(executees));
  return caseGraphOption({
    layout,
    assets,
    executees,
    selectedId,
    pulsing: new Set<string>(),
    unit: 2,
  });
}

/** Everything that a series draws, flat. */
function drawnBy(series: ChartSeries | undefined): Element[] {
  if (!series) throw new Error('no series');
  const { renderItem, data } = series;
  if (typeof renderItem !== 'function' || !Array.isArray(data)) throw new Error('no custom series');
  return data.flatMap((_, dataIndex) => flat(renderItem({ dataIndex })));
}
function flat(element: Element): Element[] {
  const { children } = element;
  return [element, ...(Array.isArray(children) ? children.flatMap(flat) : [])];
}
function textsOf(series: ChartSeries | undefined): string[] {
  return drawnBy(series).flatMap(({ style }) =>
    typeof style === 'object' && style !== null && 'text' in style ? [String(style.text)] : [],
  );
}
const one = (given: Partial<GraphAsset>): GraphAsset[] =>
  fakeAssets(1).map((asset) => ({ ...asset, ...given }));

describe('option of the case graph', () => {
  it('[CG-8] draws links, hub and nodes in this order, scaled from units to pixels', () => {
    const { series } = optionOf(fakeAssets(6));
    expect(series.map((each) => each.id)).toEqual(['links', 'hub', 'nodes']);
    expect(drawnBy(series[2])[0]).toMatchObject({ type: 'group', scaleX: 2, scaleY: 2 });
  });

  it('[CG-9] names, values and states are plain text, markup included', () => {
    const name = '<img src=x>';
    const { series } = optionOf(one({ name, value: 12_600_000, word: '生效', urgent: false }));
    expect(textsOf(series[2])).toEqual(expect.arrayContaining([name, '12.60 万元', '生效']));
    expect(textsOf(series[1])).toContain('某虚构公司');
  });

  it('[CG-10] an unknown value has a dashed outline, a known one a whole one', () => {
    const outline = (value: number | null) =>
      drawnBy(optionOf(one({ value })).series[2]).find((each) => each.type === 'circle')?.style;
    expect(outline(null)).toMatchObject({ lineDash: [7, 6] });
    expect(outline(100)).toMatchObject({ lineDash: 'solid' });
  });

  it('[CG-11] the arc is the share of the term that is left, and missing where no term runs', () => {
    const arcs = (termLeft: number | null) =>
      drawnBy(optionOf(one({ termLeft })).series[2]).filter((each) => each.type === 'arc');
    expect(arcs(null)).toEqual([]);
    expect(arcs(0.25)[1]?.shape).toMatchObject({ startAngle: -Math.PI / 2, endAngle: 0 });
  });

  it('[CG-12] the measure is the line: solid, dashed or dotted', () => {
    const dash = (measure: GraphAsset['measure']) =>
      drawnBy(optionOf(one({ measure })).series[0]).filter((each) => each.type === 'line')[1]
        ?.style;
    expect(dash('seal')).toMatchObject({ lineDash: [] });
    expect(dash('distraint')).toMatchObject({ lineDash: [14, 8] });
    expect(dash('freeze')).toMatchObject({ lineDash: [3, 7] });
  });

  it('[CG-13] a click on a node names its asset; a click on the fold or the hub names none', () => {
    expect(assetOf({ seriesId: 'nodes', name: 'A001' })).toBe('A001');
    expect(assetOf({ seriesId: 'nodes', name: 'rest' })).toBeNull();
    expect(assetOf({ seriesId: 'hub', name: 'hub' })).toBeNull();
  });

  it('[CG-14] where there is room for one line, the state is said instead of the value when it presses', () => {
    const [asset] = one({ urgent: true, word: '余 12 天', value: 100 });
    const [calm] = one({ urgent: false, word: '生效', value: 100 });
    if (!asset || !calm) throw new Error('an asset expected');
    expect(labelLines(asset, 1, 120).flat()).toMatchObject([{ text: '余 12 天' }]);
    expect(labelLines(calm, 1, 120).flat()).toMatchObject([{ text: '1.00 元' }]);
  });

  it('[CG-15] no line of a label is wider than its room', () => {
    for (const value of [null, 1, 999_999_900, 120_500_000_000]) {
      for (const word of ['生效', '轮候 12', '将到期', '余 30 天']) {
        const [asset] = one({
          value,
          word,
          name: '虚构工业园内厂房及其全部附属设施',
          urgent: false,
        });
        if (!asset) throw new Error('an asset expected');
        for (const line of labelLines(asset, 2, 182)) {
          const width = line.reduce(
            (sum, piece) => sum + emWidth(piece.text) * 20 * (piece.figures ? 0.8 : 1) + 8,
            -8,
          );
          expect(width).toBeLessThanOrEqual(182);
        }
      }
    }
  });
});

describe('over', () => {
  it('mixes to an opaque colour', () => {
    expect(over('#ffffff', '#000000', 0.5)).toBe('#808080');
  });
});
