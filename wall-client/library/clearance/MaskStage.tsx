import { type PointerEvent, type RefCallback, useRef, useState } from 'react';
import { type Region, regionAt } from '../../../wire/mask-region.ts';
import { MaskBox } from './MaskBox.tsx';
import { type DraftMask, isShown, SMALLEST, spanned } from './mask-draft.ts';
import { type Point, styleOf } from './place.ts';

/** The clip's picture with its masks upon it: drag on the picture to make one, on a mask to move it. */
export function MaskStage({
  host,
  size,
  masks,
  atMs,
  chosen,
  onChoose,
  onMake,
  onPlace,
  onRemove,
}: {
  host: RefCallback<HTMLElement>;
  size: { readonly width: number; readonly height: number };
  masks: readonly DraftMask[];
  atMs: number;
  chosen: number | null;
  onChoose: (key: number | null) => void;
  onMake: (region: Region) => void;
  onPlace: (mask: DraftMask, region: Region) => void;
  onRemove: (mask: DraftMask) => void;
}) {
  const surface = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ from: Point; to: Point } | null>(null);
  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = surface.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  };
  function begin(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || event.target !== event.currentTarget) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = pointOf(event);
    onChoose(null);
    setDrawn({ from, to: from });
  }
  function end() {
    if (!drawn) return;
    const { from, to } = drawn;
    setDrawn(null);
    const isLarge =
      Math.abs(to.x - from.x) > SMALLEST / 2 && Math.abs(to.y - from.y) > SMALLEST / 2;
    if (isLarge) onMake(spanned(from, to));
  }
  return (
    <div
      className="mask-stage"
      style={{
        aspectRatio: `${size.width} / ${size.height}`,
        maxWidth: `calc(min(52dvh, 40rem) * ${size.width / size.height})`,
      }}
    >
      <div className="picture-media" ref={host} />
      {/* By keyboard a mask is made with the button beneath. */}
      <div
        ref={surface}
        className="mask-surface"
        onPointerDown={begin}
        onPointerMove={(event) => drawn && setDrawn({ ...drawn, to: pointOf(event) })}
        onPointerUp={end}
        onPointerCancel={() => setDrawn(null)}
      >
        {drawn && <div className="mask-drawn" style={styleOf(spanned(drawn.from, drawn.to))} />}
        {masks.map((mask, n) =>
          isShown(mask, atMs) || mask.key === chosen ? (
            <MaskBox
              key={mask.key}
              mask={mask}
              name={`遮挡 ${n + 1}`}
              region={regionAt(mask, atMs)}
              isShown={isShown(mask, atMs)}
              isChosen={mask.key === chosen}
              pointOf={pointOf}
              onChoose={() => onChoose(mask.key)}
              onPlace={(region) => onPlace(mask, region)}
              onRemove={() => onRemove(mask)}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}
