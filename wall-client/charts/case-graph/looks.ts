import type { SeizureMeasure } from '../../../wire/codes.ts';
import { palette } from '../../ui/palette.ts';
import { markPaths } from '../../ui/StatusMark.tsx';
import type { AssetStatus } from './graph.types.ts';

/** How one status is drawn: colour, 24 × 24 glyph, and whether the court holds the asset (filled). */
export interface StatusLook {
  readonly color: string;
  readonly glyph: string;
  readonly held: boolean;
  readonly word: string;
}

// An upright question mark and an open page: the two states that the shared marks do not have.
const FOUND =
  'M7.5 8.5a4.5 4.5 0 1 1 6.6 4c-.9.5-1.1.9-1.1 1.7V15h-2.4v-1.2c0-1.6.7-2.5 2-3.2a2.2 2.2 0 1 0-3.1-2.1ZM10.6 17h2.6v2.6h-2.6Z';
const PLANNED = 'M5 3h14v3H5ZM5 10.5h14v3H5ZM5 18h14v3H5Z';

export const statusLooks: Readonly<Record<AssetStatus, StatusLook>> = {
  effective: { color: palette.effective, glyph: markPaths.effective, held: true, word: '生效' },
  expiring: { color: palette.expiring, glyph: markPaths.expiring, held: true, word: '将到期' },
  disposing: { color: palette.disposing, glyph: markPaths.disposing, held: true, word: '处置中' },
  sold: { color: palette.sold, glyph: markPaths.sold, held: true, word: '已变现' },
  queued: { color: palette.queued, glyph: markPaths.queued, held: false, word: '轮候' },
  planned: { color: palette.queued, glyph: PLANNED, held: false, word: '待生效' },
  found: { color: palette.released, glyph: FOUND, held: false, word: '未控制' },
  lapsed: { color: palette.lapsed, glyph: markPaths.lapsed, held: false, word: '已失效' },
  released: { color: palette.released, glyph: markPaths.released, held: false, word: '已解除' },
};

/** A measure is the line that ties an asset to the case: solid, dashed or dotted (u). */
export const measureDashes: Readonly<Record<SeizureMeasure, readonly number[]>> = {
  seal: [],
  distraint: [14, 8],
  freeze: [3, 7],
};

/** `color` laid over `ground` with the given share, as an opaque colour: edges must not shine through. */
export function over(color: string, ground: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const top = Number.parseInt(color.slice(at, at + 2), 16);
    const under = Number.parseInt(ground.slice(at, at + 2), 16);
    return Math.round(top * share + under * (1 - share));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
