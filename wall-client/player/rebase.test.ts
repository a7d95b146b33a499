import { describe, expect, it } from 'vitest';
import { rebase } from './rebase.ts';

const playlist = (number: number) =>
  `#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:217653083\n#EXT-X-DISCONTINUITY-SEQUENCE:${number}\nseg-1.m4s\n`;

describe('rebase', () => {
  it('counts discontinuities from the first playlist’s, and touches nothing else', () => {
    const first = rebase(playlist(217_652_915), undefined);
    expect(first).toEqual({ playlist: playlist(0), base: 217_652_915 });
    expect(rebase(playlist(217_652_917), first.base).playlist).toBe(playlist(2));
  });
  it('begins anew when the numbers fall', () => {
    expect(rebase(playlist(3), 217_652_915)).toEqual({ playlist: playlist(0), base: 3 });
  });
  it('leaves a playlist without the number as it is', () => {
    expect(rebase('#EXTM3U\n', 7)).toEqual({ playlist: '#EXTM3U\n', base: 7 });
  });
});
