import { assetKinds } from '../../../wire/codes.ts';
import { palette } from '../../ui/palette.ts';
import type { ChartOption, ChartSeries } from '../changed-parts.ts';
import { discAt, type Element, textAt } from './elements.ts';
import { type GraphLayout, REST_ID } from './graph.layout.ts';
import type { GraphAsset } from './graph.types.ts';
import { linkElements, measureWords } from './links.ts';
import { nodeElements } from './node-elements.ts';
import { emWidth, fitLine } from './text-fit.ts';

export interface GraphPicture {
  readonly layout: GraphLayout;
  readonly assets: readonly GraphAsset[];
  /** Names of the executees as this audience may read them; at most three are written out. */
  readonly executees: readonly string[];
  readonly selectedId: string | null;
  /** Assets whose state has just changed. */
  readonly pulsing: ReadonlySet<string>;
  /** Pixels of one design unit. */
  readonly unit: number;
}

const HUB_NAMES = 3;
const HUB_WIDEST = 300;

/** Room for the hub, u: as wide as its longest name at 26 u, one line for each name. */
export function hubSize(executees: readonly string[]): { width: number; height: number } {
  const names = executees.slice(0, HUB_NAMES);
  const longest = Math.max(4, ...names.map((name) => emWidth(name) * 26));
  return {
    width: Math.min(HUB_WIDEST, Math.max(170, Math.ceil(longest) + 36)),
    height: 52 + Math.max(1, names.length) * 34,
  };
}

/** One case's assets round its executee as an ECharts option. Pure; draws, never computes a figure. */
export function caseGraphOption(picture: GraphPicture): ChartOption {
  const { layout, unit, selectedId } = picture;
  const byId = new Map(picture.assets.map((asset) => [asset.id, asset]));
  const nodes = layout.nodes.map((node) => {
    const asset = byId.get(node.id);
    const children = asset
      ? nodeElements(node, asset, {
          selected: node.id === selectedId,
          pulsing: picture.pulsing.has(node.id),
        })
      : restElements(node, layout.folded);
    return { id: node.id, children };
  });
  return {
    animation: false,
    series: [
      drawn('links', unit, [
        { id: 'links', children: linkElements(layout, byId, selectedId) },
        { id: 'measures', children: measureWords(layout, byId) },
      ]),
      drawn('hub', unit, [
        { id: 'hub', children: hubElements(layout, picture.executees) },
        ...layout.kinds.map((kind) => ({ id: kind.kind, children: plateElements(kind) })),
      ]),
      drawn('nodes', unit, nodes),
    ],
  };
}

interface Drawn {
  readonly id: string;
  readonly children: readonly Element[];
}

/** A custom series without axes: each datum is a group of ready elements, scaled from u to pixels. */
function drawn(id: string, unit: number, groups: readonly Drawn[]): ChartSeries {
  return {
    id,
    type: 'custom',
    coordinateSystem: 'none',
    silent: id !== 'nodes',
    clip: false,
    data: groups.map((group) => ({ id: group.id, name: group.id, value: 0 })),
    renderItem: (params: { dataIndex: number }) => ({
      type: 'group',
      scaleX: unit,
      scaleY: unit,
      children: groups[params.dataIndex]?.children ?? [],
    }),
  };
}

function hubElements(layout: GraphLayout, executees: readonly string[]): Element[] {
  const { x, y, width, height } = layout.hub;
  const middle = x + width / 2;
  const more = executees.length > HUB_NAMES ? ` ${executees.length} 人` : '';
  const names = executees.length > 0 ? executees.slice(0, HUB_NAMES) : ['未登记'];
  return [
    {
      type: 'rect',
      shape: { x, y, width, height, r: 6 },
      style: { fill: palette.raised, stroke: palette.info, lineWidth: 2 },
    },
    textAt(middle, y + 24, `被执行人${more}`, { size: 20, color: palette.textQuiet }),
    ...names.map((name, line) =>
      textAt(middle, y + 58 + line * 34, fitLine(name, width - 28, 26), {
        size: 26,
        color: palette.text,
        weight: 600,
      }),
    ),
  ];
}

function plateElements({ kind, count, box }: GraphLayout['kinds'][number]): Element[] {
  const { x, y, width, height } = box;
  return [
    {
      type: 'rect',
      shape: { x, y, width, height, r: height / 2 },
      style: { fill: palette.raised, stroke: palette.lineStrong, lineWidth: 1.5 },
    },
    textAt(x + width / 2, y + height / 2, `${assetKinds.labels[kind]} ${count}`, {
      size: 20,
      color: palette.text,
    }),
  ];
}

function restElements(node: GraphLayout['nodes'][number], folded: number): Element[] {
  const label = node.label ?? node.cell;
  return [
    discAt(node.x, node.y, node.r, {
      fill: palette.panel,
      stroke: palette.lineStrong,
      lineWidth: 2,
      lineDash: [4, 5],
    }),
    textAt(label.x + label.width / 2, label.y + label.height / 2 - 2, `其余 ${folded} 项`, {
      size: 20,
      color: palette.textQuiet,
    }),
  ];
}

/** The asset that a chart event names; null for the fold and for anything that is no asset. */
export function assetOf(params: { seriesId?: unknown; name?: unknown }): string | null {
  if (params.seriesId !== 'nodes' || typeof params.name !== 'string') return null;
  return params.name === REST_ID ? null : params.name;
}
