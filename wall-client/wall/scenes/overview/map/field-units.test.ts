import { describe, expect, it } from 'vitest';
import type { FieldStream } from '../../field-video/field-streams.ts';
import { fieldStream } from '../../field-video/testing/field-stream.ts';
import { fieldUnits, keepUnits, PlaceAges } from './field-units.ts';

const there = (id: string, over: Partial<FieldStream> = {}): FieldStream => ({
  ...fieldStream(id),
  position: { at: 1000, lng: 112.9, lat: 23.2, accuracyM: 20 },
  ...over,
});

describe('PlaceAges', () => {
  it('begins with what the relay’s clock says and goes on by the page’s own', () => {
    const ages = new PlaceAges();
    expect(ages.ageOf('a', 1000, 4000, 50)).toBe(3000);
    // The relay's clock has run an hour in a second.
    expect(ages.ageOf('a', 1000, 3_604_000, 1050)).toBe(4000);
    expect(ages.ageOf('a', 3_604_000, 3_604_000, 2050)).toBe(0);
  });
  it('a place from ahead of the relay’s clock is new', () => {
    expect(new PlaceAges().ageOf('a', 9000, 4000, 0)).toBe(0);
  });
});

describe('fieldUnits', () => {
  it('names the unit, else the stream, and says an age that matters', () => {
    const streams = [there('a', { unit: '执行一队' }), there('b'), fieldStream('nowhere')];
    expect(fieldUnits(streams, (id) => (id === 'a' ? 59_000 : 120_000))).toMatchObject([
      { id: 'a', label: '执行一队', old: false },
      { id: 'b', label: '现场 b · 2 分钟前', old: false },
    ]);
  });
  it('a place of more than five minutes ago is old', () => {
    expect(fieldUnits([there('a')], () => 300_001)).toMatchObject([{ old: true }]);
  });
});

describe('keepUnits', () => {
  it('is the earlier list while nothing on the map would change', () => {
    const earlier = fieldUnits([there('a')], () => 1000);
    expect(
      keepUnits(
        earlier,
        fieldUnits([there('a')], () => 2000),
      ),
    ).toBe(earlier);
    const later = fieldUnits([there('a')], () => 60_000);
    expect(keepUnits(earlier, later)).toBe(later);
  });
});
