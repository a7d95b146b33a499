import { palette } from '../../ui/palette.ts';

/** One drawing instruction of a custom series, in u. The group round it scales u to pixels. */
export interface Element {
  readonly type: string;
  readonly [key: string]: unknown;
}

const TEXT_FACE =
  '"Noto Sans SC Variable", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif';
const FIGURE_FACE = `"Barlow Condensed", ${TEXT_FACE}`;

export interface TextLook {
  readonly size: number;
  readonly color: string;
  readonly weight?: number;
  readonly figures?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** A line of plain text, centred on its point, with a rim of the panel's colour so that lines stay off it. */
export function textAt(x: number, y: number, text: string, look: TextLook): Element {
  const face = look.figures ? FIGURE_FACE : TEXT_FACE;
  return {
    type: 'text',
    silent: true,
    style: {
      x,
      y,
      text,
      font: `${look.weight ?? 400} ${look.size}px ${face}`,
      fill: look.color,
      align: look.align ?? 'center',
      verticalAlign: 'middle',
      stroke: palette.panel,
      lineWidth: 5,
    },
  };
}

/** A 24-unit glyph of `size` u about a point. */
export function glyphAt(
  x: number,
  y: number,
  size: number,
  pathData: string,
  fill: string,
): Element {
  return {
    type: 'path',
    silent: true,
    x,
    y,
    scaleX: size / 20,
    scaleY: size / 20,
    shape: { pathData, x: -10, y: -10, width: 20, height: 20, layout: 'center' },
    style: { fill },
  };
}

export function discAt(x: number, y: number, r: number, style: Record<string, unknown>): Element {
  return { type: 'circle', shape: { cx: x, cy: y, r }, style };
}

/** An arc from the top, clockwise, over `share` of the full turn. */
export function arcAt(
  x: number,
  y: number,
  r: number,
  share: number,
  style: Record<string, unknown>,
): Element {
  const startAngle = -Math.PI / 2;
  return {
    type: 'arc',
    silent: true,
    shape: { cx: x, cy: y, r, startAngle, endAngle: startAngle + share * 2 * Math.PI },
    style: { fill: 'none', lineCap: 'butt', ...style },
  };
}
