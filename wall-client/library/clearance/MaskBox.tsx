import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { maskEffects, maskShapes } from '../../../wire/codes.ts';
import type { Region } from '../../../wire/mask-region.ts';
import { type DraftMask, spanned } from './mask-draft.ts';
import { type Point, styleOf } from './place.ts';

/** By a key, of the picture; with Shift five times as far. */
const STEP = 0.005;
const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;
type Corner = (typeof CORNERS)[number];

/** One mask on the picture: moved and resized by pointer, or by arrows (with Alt: its size). */
export function MaskBox({
  mask,
  name,
  region,
  isShown,
  isChosen,
  pointOf,
  onChoose,
  onPlace,
  onRemove,
}: {
  mask: DraftMask;
  name: string;
  region: Region;
  isShown: boolean;
  isChosen: boolean;
  pointOf: (at: { clientX: number; clientY: number }) => Point;
  onChoose: () => void;
  onPlace: (region: Region) => void;
  onRemove: () => void;
}) {
  const held = useRef<{ from: Point; region: Region; corner: Corner | null } | null>(null);

  function take(event: PointerEvent<HTMLElement>, corner: Corner | null) {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { from: pointOf(event), region, corner };
    onChoose();
  }
  function move(event: PointerEvent<HTMLElement>) {
    if (!held.current) return;
    event.stopPropagation();
    const { from, region: was, corner } = held.current;
    const to = pointOf(event);
    const by = { x: to.x - from.x, y: to.y - from.y };
    onPlace(
      corner === null ? { ...was, x: was.x + by.x, y: was.y + by.y } : pulled(was, corner, to),
    );
  }
  const release = () => {
    held.current = null;
  };
  function press(event: KeyboardEvent) {
    const ways: Record<string, readonly [number, number]> = {
      ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
    };
    const way = ways[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (way) {
      const step = STEP * (event.shiftKey ? 5 : 1);
      const [x, y] = [way[0] * step, way[1] * step];
      onPlace(
        event.altKey
          ? { ...region, w: region.w + x, h: region.h + y }
          : { ...region, x: region.x + x, y: region.y + y },
      );
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const { shape, effect } = mask;
  const look = `${maskShapes.labels[shape]}，${maskEffects.labels[effect]}`;
  const { x, y, w, h } = region;
  const where = [x, y, w, h].map((n) => Math.round(n * 100)).join('、');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot be resized by its corners
    <div
      role="button"
      tabIndex={0}
      className="mask-box"
      aria-pressed={isChosen}
      aria-label={`${name}：${look}；左、上、宽、高为画面的百分之 ${where}；方向键移动，Alt 加方向键改大小，Delete 删除`}
      data-shape={shape}
      data-effect={effect}
      data-shown={isShown}
      style={styleOf(region)}
      onFocus={onChoose}
      onPointerDown={(event) => take(event, null)}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={press}
    >
      <span className="mask-name" aria-hidden="true">
        {name.slice(3)}
      </span>
      {isChosen &&
        CORNERS.map((corner) => (
          <span
            key={corner}
            className="mask-corner"
            data-corner={corner}
            onPointerDown={(event) => take(event, corner)}
            onPointerMove={move}
            onPointerUp={release}
            onPointerCancel={release}
          />
        ))}
    </div>
  );
}

/** The corner goes where it is pulled, the one across from it stays. */
function pulled({ x, y, w, h }: Region, corner: Corner, to: Point): Region {
  const across = {
    x: corner.endsWith('w') ? x + w : x,
    y: corner.startsWith('n') ? y + h : y,
  };
  return spanned(across, to);
}
