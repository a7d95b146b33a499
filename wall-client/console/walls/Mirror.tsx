import { type CSSProperties, useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { useWidth } from '../../desk/use-width.ts';
import type { Screen } from './walls-api.ts';

/** The mirror is laid out as on a screen of this size, then made small. */
const WIDTH = 960;
const HEIGHT = 540;

const listens = z.object({ listens: z.literal(true) });

/**
 * A small live picture of what a display shows. It is drawn anew here, from the same data under the same
 * audience, and follows what the display says that it shows: it is not a photograph of it.
 */
export function Mirror({
  displayId,
  name,
  report,
}: {
  displayId: string;
  name: string;
  report: Screen['report'];
}) {
  const { ref: place, width } = useWidth<HTMLDivElement>();
  const frame = useRef<HTMLIFrameElement>(null);
  const [listened, setListened] = useState(0);
  const scene = report?.scene ?? null;
  const caseNumber = report?.caseNumber ?? null;
  const streamId = report?.streamId ?? null;
  const page = report?.page ?? null;
  const figure = report?.figure ?? null;
  const rotating = report?.rotating ?? false;
  const at = report?.at ?? null;
  // The mirror says when it listens.
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      const window = frame.current?.contentWindow;
      if (source === window && listens.safeParse(data).success) setListened((times) => times + 1);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew with each report, so that it does not go on by itself, and when it listens anew
  useEffect(() => {
    if (scene === null) return;
    const shows = { scene, caseNumber, streamId, page, figure, rotating };
    frame.current?.contentWindow?.postMessage({ shows }, location.origin);
  }, [listened, scene, caseNumber, streamId, page, figure, rotating, at]);
  const style = { '--scale': width / WIDTH, width: WIDTH, height: HEIGHT };
  return (
    <figure className="mirror">
      <div className="mirror-glass" ref={place} inert>
        <iframe
          ref={frame}
          title={`${name} 的同源画面`}
          src={`/wall.html?mirror=${encodeURIComponent(displayId)}`}
          style={style as CSSProperties}
          loading="lazy"
          tabIndex={-1}
        />
      </div>
      <figcaption className="hint">同源画面</figcaption>
    </figure>
  );
}
