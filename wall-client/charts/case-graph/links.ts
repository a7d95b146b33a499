import { seizureMeasures } from '../../../wire/codes.ts';
import { palette } from '../../ui/palette.ts';
import { type Element, textAt } from './elements.ts';
import type { GraphLayout, PlacedNode } from './graph.layout.ts';
import { REST_ID } from './graph.layout.ts';
import type { Box, GraphAsset } from './graph.types.ts';
import { measureDashes } from './looks.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}
const middleOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** Lines hub → kind and kind → asset; an asset's line is drawn as its measure. */
export function linkElements(
  layout: GraphLayout,
  assets: ReadonlyMap<string, GraphAsset>,
  selectedId: string | null,
): Element[] {
  const hub = middleOf(layout.hub);
  const trunks = layout.kinds.map((kind) =>
    lineOf(hub, middleOf(kind.box), { stroke: palette.lineStrong, lineWidth: 2.5 }),
  );
  const branches = layout.nodes.map((node) => {
    const asset = assets.get(node.id);
    const selected = node.id === selectedId;
    return lineOf(startOf(layout, node), node, {
      stroke: selected ? palette.text : asset?.measure ? palette.lineStrong : palette.line,
      lineWidth: selected ? 3 : 2,
      lineDash: asset?.measure ? [...measureDashes[asset.measure]] : [],
      lineCap: 'round',
    });
  });
  return [...trunks, ...branches];
}

/** The plate of the node's kind; the fold hangs on the hub itself. */
function startOf(layout: GraphLayout, node: PlacedNode): Point {
  const plate = layout.kinds.find((kind) => kind.kind === node.kind);
  return node.id === REST_ID || !plate ? middleOf(layout.hub) : middleOf(plate.box);
}

function lineOf(from: Point, to: Point, style: Record<string, unknown>): Element {
  return {
    type: 'line',
    silent: true,
    shape: { x1: from.x, y1: from.y, x2: to.x, y2: to.y },
    style: { fill: 'none', ...style },
  };
}

const WORD: Pick<Box, 'width' | 'height'> = { width: 48, height: 26 };

/** The measure in words on its line, where the line has room for it between plate and asset. */
export function measureWords(
  layout: GraphLayout,
  assets: ReadonlyMap<string, GraphAsset>,
): Element[] {
  const taken: Box[] = [
    layout.hub,
    ...layout.kinds.map((kind) => kind.box),
    ...layout.nodes.map((node) => node.cell),
  ];
  return layout.nodes.flatMap((node) => {
    const measure = assets.get(node.id)?.measure;
    if (!measure) return [];
    const from = startOf(layout, node);
    const spot = [0.5, 0.42, 0.58, 0.66]
      .map((share) => ({
        x: from.x + (node.x - from.x) * share,
        y: from.y + (node.y - from.y) * share,
      }))
      .find((point) => !taken.some((box) => touches(box, around(point))));
    if (!spot) return [];
    taken.push(around(spot));
    const word = seizureMeasures.labels[measure];
    return [textAt(spot.x, spot.y, word, { size: 20, color: palette.textQuiet })];
  });
}

const around = (point: Point): Box => ({
  x: point.x - WORD.width / 2,
  y: point.y - WORD.height / 2,
  ...WORD,
});

const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
