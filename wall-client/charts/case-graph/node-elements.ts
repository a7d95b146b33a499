import { moneyText } from '../../ui/format.ts';
import { palette } from '../../ui/palette.ts';
import { LINE_HEIGHT } from './cells.ts';
import { arcAt, discAt, type Element, glyphAt, textAt } from './elements.ts';
import type { PlacedNode } from './graph.layout.ts';
import type { GraphAsset } from './graph.types.ts';
import { over, statusLooks } from './looks.ts';
import { emWidth, fitLine } from './text-fit.ts';

const READ = 20;

/** Everything of one asset's node: disc, glyph, term arc, label, selection ring. In u. */
export function nodeElements(
  node: PlacedNode,
  asset: GraphAsset,
  state: { readonly selected: boolean; readonly pulsing: boolean },
): Element[] {
  const { x, y, r } = node;
  const look = statusLooks[asset.status];
  const unknown = asset.value === null;
  const body = discAt(x, y, r, {
    fill: look.held ? over(look.color, palette.panel, 0.3) : palette.panel,
    stroke: look.color,
    lineWidth: 2.5,
    lineDash: unknown ? [7, 6] : 'solid',
  });
  const elements = [body, ...glyphOf(node, asset)];
  if (asset.termLeft !== null) {
    const color = asset.urgent ? palette.lapsed : look.color;
    elements.push(
      arcAt(x, y, r + 6, 1, { stroke: palette.line, lineWidth: 4 }),
      arcAt(x, y, r + 6, asset.termLeft, { stroke: color, lineWidth: 4 }),
    );
  }
  if (state.selected) {
    elements.push(discAt(x, y, r + 9, { fill: 'none', stroke: palette.text, lineWidth: 2.5 }));
  }
  if (state.pulsing) elements.push(pulseOf(node, look.color));
  return [...elements, ...labelOf(node, asset, state.selected)];
}

function glyphOf({ x, y, r }: PlacedNode, asset: GraphAsset): Element[] {
  const look = statusLooks[asset.status];
  const size = Math.min(72, Math.max(r * 0.8, Math.min(34, r * 1.02)));
  const glyph = glyphAt(x, y, size, look.glyph, look.color);
  if (asset.status !== 'queued' || asset.rank === null || r < 22) return [glyph];
  const ring = discAt(x, y, size / 2 + 1, { fill: 'none', stroke: look.color, lineWidth: 3 });
  const rank = { size: READ, color: look.color, weight: 600, figures: true };
  return [ring, textAt(x, y + 1, String(asset.rank), rank)];
}

/** One ring that widens once and is gone: an arriving event (≤ 1.2 s). */
function pulseOf({ x, y, r }: PlacedNode, color: string): Element {
  return {
    ...discAt(x, y, r + 8, { fill: 'none', stroke: color, lineWidth: 4, opacity: 0 }),
    silent: true,
    originX: x,
    originY: y,
    keyframeAnimation: {
      duration: 1100,
      loop: false,
      easing: 'cubicOut',
      keyframes: [
        { percent: 0, scaleX: 1, scaleY: 1, style: { opacity: 1 } },
        { percent: 1, scaleX: 1.5, scaleY: 1.5, style: { opacity: 0 } },
      ],
    },
  };
}

interface Piece {
  readonly text: string;
  readonly color: string;
  /** Set in the face with tabular figures. */
  readonly figures?: boolean;
}
/** Two lines (name; value and state) or one (value, or the state where it cannot wait). */
export function labelLines(asset: GraphAsset, lines: number, width: number): Piece[][] {
  const value = asset.value === null ? '价值未知' : moneyText(asset.value);
  const look = statusLooks[asset.status];
  const state = {
    text: asset.word,
    color: asset.urgent ? palette.lapsed : look.color,
  };
  if (lines <= 1) {
    return [asset.urgent ? [state] : [{ text: value, color: palette.text, figures: true }]];
  }
  const roomy = emWidth(value) * 0.8 + 0.4 + emWidth(state.text) <= width / READ;
  return [
    [{ text: fitLine(asset.name, width, READ), color: palette.text }],
    roomy ? [{ text: value, color: palette.textQuiet, figures: true }, state] : [state],
  ];
}

function labelOf(node: PlacedNode, asset: GraphAsset, selected: boolean): Element[] {
  if (!node.label) return [];
  const { x, y, width, height } = node.label;
  const lines = labelLines(asset, Math.round(height / LINE_HEIGHT), width);
  return lines.flatMap((parts, line) => {
    const at = y + LINE_HEIGHT * (line + 0.5) - 2;
    const [first, second] = parts;
    if (!first) return [];
    const weight = selected ? 600 : 400;
    if (!second) {
      const figures = first.figures === true;
      const look = { size: READ, color: first.color, weight: figures ? 500 : weight, figures };
      return [textAt(x + width / 2, at, first.text, look)];
    }
    return [pairAt(x + width / 2, at, first, second, weight)];
  });
}

/** Two pieces of one centred line in two colours. Styles are named, the text itself is never parsed. */
function pairAt(x: number, y: number, first: Piece, second: Piece, weight: number): Element {
  const firstWidth = emWidth(first.text) * READ * 0.8;
  const secondWidth = emWidth(second.text) * READ;
  const left = x - (firstWidth + 8 + secondWidth) / 2;
  return {
    type: 'group',
    silent: true,
    children: [
      textAt(left + firstWidth, y, first.text, {
        size: READ,
        color: first.color,
        figures: true,
        align: 'right',
        weight: 500,
      }),
      textAt(left + firstWidth + 8, y, second.text, {
        size: READ,
        color: second.color,
        align: 'left',
        weight,
      }),
    ],
  };
}
