import { describe, expect, it } from 'vitest';
import { changedParts } from '../changed-parts.ts';
import { bubbleSize } from './bubble-size.ts';
import { type GroundPicture, groundOption } from './ground.option.ts';
import { type MapPicture, mapOption } from './map.option.ts';
import { type NamesPicture, namesOption } from './names.option.ts';

const picture: MapPicture = {
  mapName: 'sanshui',
  aspect: 0.9187,
  home: [
    [112.7, 23.6],
    [113.1, 22.9],
  ],
  towns: [
    { code: '440607001000', name: '西南街道', at: [112.83, 23.15], side: 'right' },
    { code: '440607106000', name: '南山镇', at: [112.85, 23.5], side: 'top' },
  ],
  dots: new Float64Array([112.8, 23.1, 112.9, 23.2]),
  otherDots: new Float64Array(),
  clusters: [
    { key: '440607001000', lng: 112.8, lat: 23.1, count: 1234, town: '440607001000', id: null },
  ],
  byTown: true,
  units: [],
  unit: 1,
};
const named: NamesPicture = { ...picture, cell: 0.16 };
const seriesOf = (one: MapPicture, id: string) =>
  mapOption(one).series.find((each) => each.id === id);

const ground: GroundPicture = {
  ...picture,
  districtLines: [],
  riverLines: [],
  towns: [
    { name: '西南街道', step: 6 },
    { name: '南山镇', step: null },
  ],
  selectedLines: [],
};

describe('groundOption', () => {
  it('paints a town without a figure as unknown, not as few', () => {
    expect(groundOption(ground).geo).toMatchObject({
      regions: [
        { name: '西南街道', itemStyle: { areaColor: '#2d7ab8' } },
        { name: '南山镇', itemStyle: { areaColor: '#101d2c' } },
      ],
    });
  });

  it('leaves the lines alone when only the shading changes', () => {
    const towns = ground.towns.map((town) => ({ ...town, step: 0 }));
    const { option } = changedParts(groundOption(ground), groundOption({ ...ground, towns }));
    expect(Object.keys(option ?? {})).toEqual(['series', 'geo']);
    expect(option?.series).toEqual([]);
  });

  it('lies exactly under what lies on it', () => {
    const { regions, silent, itemStyle, ...lower } = Object(groundOption(ground).geo);
    const { roam, itemStyle: upper, ...above } = Object(mapOption(picture).geo);
    expect(lower).toEqual(above);
    const { silent: _, itemStyle: __, ...names } = Object(namesOption(named).geo);
    expect(names).toEqual(above);
  });
});

describe('namesOption', () => {
  it('a case more in a town moves its bubble and leaves the names as they are', () => {
    const clusters = picture.clusters.map((one) => ({ ...one, count: 1235, lng: one.lng + 2e-4 }));
    const { option } = changedParts(namesOption(named), namesOption({ ...named, clusters }));
    expect(option).toBeUndefined();
  });

  it('a name goes where its bubble goes', () => {
    const clusters = picture.clusters.map((one) => ({ ...one, lng: one.lng + 0.01 }));
    expect(namesOption({ ...named, clusters }).series[0]?.data).toMatchObject([
      { name: '西南街道', value: [112.81, 23.1], label: { position: 'right', offset: [41, 0] } },
      {
        name: '南山镇',
        value: [112.85, 23.5],
        label: { position: 'inside', offset: [0, expect.closeTo(0)] },
      },
    ]);
  });
});

describe('mapOption', () => {
  it('writes counts with separators, and no number on a lone case', () => {
    const alone = { ...picture.clusters[0], key: 'x', count: 1, id: '（2024）粤0607执1号' };
    const series = seriesOf(
      {
        ...picture,
        clusters: [...picture.clusters, { lng: 0, lat: 0, town: '440607001000', ...alone }],
      },
      'counts',
    );
    expect(series).toMatchObject({
      data: [{ value: [112.8, 23.1], label: { formatter: '1,234' } }],
    });
  });

  it('nothing covers the numbers: what is drawn later lies no higher', () => {
    const unit = { id: 'u', lng: 112.8, lat: 23.1, accuracyM: 20, label: '一组', old: false };
    const heights = mapOption({ ...picture, units: [unit] }).series.map(({ id, z }) => ({ id, z }));
    const top = heights.reduce((one, other) => (Number(other.z) >= Number(one.z) ? other : one));
    expect(top.id).toBe('counts');
  });

  it('draws thousands of dots in one large, silent, unanimated series', () => {
    expect(seriesOf(picture, 'dots')).toMatchObject({
      large: true,
      silent: true,
      animation: false,
      data: picture.dots,
    });
  });

  it('a new case hands over its own series alone; towns are there to be tapped, not drawn', () => {
    const dots = new Float64Array([...picture.dots, 112.85, 23.3]);
    const { option } = changedParts(mapOption(picture), mapOption({ ...picture, dots }));
    expect(option?.series.map(({ id }) => id)).toEqual(['dots']);
    expect(mapOption(picture).geo).toMatchObject({ roam: true, itemStyle: { opacity: 0 } });
  });

  it('never lays down a centre or zoom, so that an update keeps where someone looks', () => {
    expect(mapOption(picture).geo).not.toHaveProperty('zoom');
    expect(mapOption(picture).geo).not.toHaveProperty('center');
  });

  it('makes the larger count the larger bubble', () => {
    expect(bubbleSize(1, 400, true)).toBeLessThan(bubbleSize(100, 400, true));
    expect(bubbleSize(400, 400, true)).toBe(74);
  });
});
