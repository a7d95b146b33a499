import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, lightness } from './contrast.ts';
import { mapRamp, palette } from './palette.ts';

const grounds = ['ground', 'panel', 'raised'] as const;
const texts = [
  'text',
  'textQuiet',
  'info',
  'money',
  'effective',
  'queued',
  'expiring',
  'disposing',
  'sold',
  'lapsed',
] as const;
const statuses = [
  'effective',
  'queued',
  'expiring',
  'disposing',
  'sold',
  'lapsed',
  'released',
] as const;

describe('palette', () => {
  it.each(grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)))(
    'text %s on %s has a contrast of at least 4.5',
    (text, ground) => {
      expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([...statuses, 'lineStrong'] as const)('mark %s stands out from a panel by 3', (mark) => {
    expect(contrast(palette[mark], palette.panel)).toBeGreaterThanOrEqual(3);
  });

  it('tells neighbouring status colours apart by lightness alone', () => {
    const sorted = statuses.map((name) => lightness(palette[name])).sort((a, b) => a - b);
    const gaps = sorted.slice(1).map((value, index) => value - (sorted[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2.5);
  });

  it('keeps town names readable on every step of the map', () => {
    const worst = Math.min(...mapRamp.map((step) => contrast(palette.text, step)));
    expect(worst).toBeGreaterThanOrEqual(3.9);
  });

  it('steps the map from dark to light', () => {
    const steps = mapRamp.map(lightness);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('is repeated by tokens.css exactly', () => {
    const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
    const inCss = Object.fromEntries(
      [...css.matchAll(/--c-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value]) => [
        name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
    );
    expect(inCss).toEqual(palette);
  });
});
