import { shorten, widthInEms } from '../../../ui/shorten.ts';
import type { Arrangement } from '../scene.ts';

/** Room for the text of a law page, design units. */
export interface LawBox {
  readonly width: number;
  readonly height: number;
}

export const LAW_BOX: Record<Arrangement, LawBox> = {
  base: { width: 1640, height: 560 },
  wide: { width: 1640, height: 620 },
  portrait: { width: 1640, height: 1180 },
};

const SIZES = [76, 64, 54, 46, 40, 34, 30, 26] as const;
const LEAST = 26;
export const LAW_LINE = 1.5;

/**
 * The largest size at which a law's text fits; in the smallest what is too long ends with ….
 * @returns size in design units
 */
export function lawFit(text: string, { width, height }: LawBox): { size: number; text: string } {
  const size = SIZES.find((each) => linesAt(text, each, width) * each * LAW_LINE <= height);
  if (size !== undefined) return { size, text };
  const lines = Math.floor(height / (LEAST * LAW_LINE));
  return {
    size: LEAST,
    text: shorten(text.replace(/\n+/g, ' '), (lines * lineEms(LEAST, width)) | 0),
  };
}

function linesAt(text: string, size: number, width: number): number {
  return text
    .split('\n')
    .reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(widthInEms(line) / lineEms(size, width))),
      0,
    );
}

/** A line's ems; one less, because punctuation may not begin a line. */
function lineEms(size: number, width: number): number {
  return Math.max(1, Math.floor(width / size) - 1);
}
