import { useEffect } from 'react';
import * as z from 'zod/mini';
import { chooseStream } from './scenes/field-video/chosen-stream.ts';
import type { StageAction } from './use-stage.ts';

/** What the page around a mirror tells it to show: as the display that it mirrors says of itself. */
const told = z.object({
  shows: z.object({
    scene: z.string(),
    caseNumber: z.nullable(z.string()),
    streamId: z.nullable(z.string()),
    page: z.nullable(z.string()),
    figure: z.nullable(z.string()),
    rotating: z.boolean(),
  }),
});

/** `/wall.html?mirror=DISPLAY`: the display whose picture this page is; null: it is a display itself. */
export function mirrorOf(query: string): string | null {
  return new URLSearchParams(query).get('mirror');
}

/** A mirror is seen, not heard. */
export function muteAll(): void {
  const mute = ({ target }: Event) => {
    if (target instanceof HTMLMediaElement && !target.muted) target.muted = true;
  };
  document.addEventListener('play', mute, true);
  document.addEventListener('volumechange', mute, true);
}

/** Shows what the display shows, as the console hears of it; does nothing on a display. */
export function useMirror(dispatch: (action: StageAction) => void): void {
  useEffect(() => {
    if (mirrorOf(location.search) === null) return;
    const stop = new AbortController();
    const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
      if (origin !== location.origin || source !== window.parent) return;
      const parsed = told.safeParse(data);
      if (!parsed.success) return;
      const { streamId, ...shows } = parsed.data.shows;
      dispatch({ do: 'direct', ...shows });
      if (streamId !== null) chooseStream(streamId);
    };
    window.addEventListener('message', hear, { signal: stop.signal });
    // What was told before this page listened is asked for again.
    if (window.parent !== window) window.parent.postMessage({ listens: true }, location.origin);
    return () => stop.abort();
  }, [dispatch]);
}
