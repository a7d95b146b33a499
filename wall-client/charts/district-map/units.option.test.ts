import { describe, expect, it } from 'vitest';
import { circle, type MapUnit, unitSeries } from './units.option.ts';

const unit = (over: Partial<MapUnit>): MapUnit => ({
  id: 's',
  lng: 112.88,
  lat: 23.2,
  accuracyM: 20,
  label: '执行一队',
  old: false,
  ...over,
});

describe('unitSeries', () => {
  it('draws a mark with a shape of its own, by which it is tapped, and a circle where one is known', () => {
    const [circles, marks] = unitSeries(
      [unit({}), unit({ id: 't', accuracyM: null })],
      [],
      2,
      true,
    );
    expect(circles?.data).toHaveLength(1);
    expect(marks).toMatchObject({
      symbol: expect.stringMatching(/^path:/),
      symbolSize: 48,
      data: [{ name: 's', label: { formatter: '执行一队' } }, { name: 't' }],
    });
  });

  it('greys an old place, and keeps names on the map', () => {
    const [, marks] = unitSeries([unit({ old: true, lng: 113 }), unit({})], [], 1, true);
    expect(marks).toMatchObject({
      data: [
        { itemStyle: { color: '#73879b' }, label: { position: 'left' } },
        { itemStyle: { color: '#e8eff6' }, label: { position: 'right' } },
      ],
    });
  });

  it('writes the name on the other side than that of the nearest town', () => {
    const towns = [
      { at: [112.9, 23.2], side: 'right' },
      { at: [113.1, 23.2], side: 'left' },
    ] as const;
    const [, marks] = unitSeries(
      [unit({ lng: 112.91 }), unit({ lng: 113 + 0.05 })],
      towns,
      1,
      true,
    );
    expect(marks).toMatchObject({
      data: [{ label: { position: 'left' } }, { label: { position: 'right' } }],
    });
  });

  it('of the whole district draws small flags without names, which would cover the towns’', () => {
    const [, marks] = unitSeries([unit({})], [], 1, false);
    expect(marks).toMatchObject({ symbolSize: [18, 45], label: { show: false } });
  });

  it('keeps both series when there is nobody, so that the last one goes from the picture', () => {
    expect(unitSeries([], [], 1, true).map(({ id, data }) => [id, data])).toEqual([
      ['unit-accuracy', []],
      ['units', []],
    ]);
  });
});

describe('circle', () => {
  it('is closed, and as wide as said in both directions', () => {
    const ring = circle(112.88, 23.2, 1000);
    expect(ring[0]?.[0]).toBeCloseTo(ring.at(-1)?.[0] ?? 0, 9);
    const lats = ring.map(([, lat]) => lat);
    const lngs = ring.map(([lng]) => lng);
    expect((Math.max(...lats) - Math.min(...lats)) * 111_320).toBeCloseTo(2000, 0);
    const wide = (Math.max(...lngs) - Math.min(...lngs)) * 111_320;
    expect(wide * Math.cos((23.2 * Math.PI) / 180)).toBeCloseTo(2000, 0);
  });
});
