import type { Page } from 'playwright';
import { BLOCKS, readClock } from './clock-picture.ts';

interface Seen {
  /** When the picture is on the screen, the page's clock, UTC ms. */
  readonly at: number;
  readonly code: number;
}

interface Watched {
  readonly seen: Seen[];
  /** When each frame was presented, page time, ms. */
  readonly frames: number[];
  /** When the video had nothing to go on with, page time, ms. */
  readonly waits: number[];
}

declare global {
  interface Window {
    pictures?: Record<string, Watched>;
  }
}

/**
 * From before the page's first script on: reads the clock in the pictures of every <video> within
 * `[data-watched]` or `[data-stream]`, by the attribute's value.
 * @param everyMs a clock is read no more often: reading takes the page's time
 */
export async function watchPictures(page: Page, everyMs: number): Promise<void> {
  // What tsx puts around functions that have a name, for their names' sake.
  await page.addInitScript('window.__name ??= (named) => named');
  await page.addInitScript(
    ({ blocks, everyMs }) => {
      const pictures: Record<string, Watched> = {};
      window.pictures = pictures;
      const canvas = document.createElement('canvas');
      canvas.width = blocks * 4;
      canvas.height = 4;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      const codeOf = (video: HTMLVideoElement) => {
        const side = Math.floor(video.videoWidth / blocks);
        context?.drawImage(video, 0, 0, side * blocks, side, 0, 0, blocks * 4, 4);
        const { data } = context?.getImageData(0, 2, blocks * 4, 1) ?? { data: [] };
        let code = 0;
        for (let block = 0; block < blocks; block += 1) {
          if ((data[(block * 4 + 2) * 4] ?? 0) > 127) code += 2 ** block;
        }
        return code;
      };
      const follow = (video: HTMLVideoElement, watched: Watched) => {
        video.addEventListener('waiting', () => watched.waits.push(performance.now()));
        let readAt = Number.NEGATIVE_INFINITY;
        const presented: VideoFrameRequestCallback = (now, { expectedDisplayTime }) => {
          video.requestVideoFrameCallback(presented);
          watched.frames.push(now);
          if (now - readAt < everyMs) return;
          readAt = now;
          const at = performance.timeOrigin + Math.max(now, expectedDisplayTime);
          watched.seen.push({ at, code: codeOf(video) });
        };
        video.requestVideoFrameCallback(presented);
      };
      const known = new WeakSet<HTMLVideoElement>();
      const look = () => {
        for (const video of document.querySelectorAll('video')) {
          const place = video.closest<HTMLElement>('[data-watched], [data-stream]');
          const name = place?.dataset.watched ?? place?.dataset.stream;
          if (known.has(video) || name === undefined) continue;
          known.add(video);
          const watched = pictures[name] ?? { seen: [], frames: [], waits: [] };
          pictures[name] = watched;
          follow(video, watched);
        }
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    },
    { blocks: BLOCKS, everyMs },
  );
}

/** What a while of watching one video told. */
export interface Watching {
  /** From the drawing of a picture to its being on the screen, ms. */
  readonly latencies: number[];
  /** When those pictures were drawn and seen, UTC ms, our clock. */
  readonly pictures: { readonly drawnAt: number; readonly seenAt: number }[];
  /** Ms between two frames. */
  readonly gaps: number[];
  readonly waits: number;
}

/** A span without a new frame that a viewer takes for a standstill, ms. */
export const STALL_MS = 500;

/** Times without a new frame for so long. */
export const stallsOf = ({ gaps }: Watching): number => gaps.filter((gap) => gap > STALL_MS).length;

/**
 * What was seen of one video since it was last asked for; it is then forgotten.
 * @param offset how far the page's clock is ahead of ours, ms
 */
export async function picturesOf(page: Page, name: string, offset: number): Promise<Watching> {
  const { seen, frames, waits } = await page.evaluate((name) => {
    const watched = window.pictures?.[name];
    const { seen, frames, waits } = watched ?? { seen: [], frames: [], waits: [] };
    // The last frame stays, so that no gap is lost between two askings.
    return {
      seen: seen.splice(0),
      frames: frames.splice(0, frames.length - 1),
      waits: waits.splice(0),
    };
  }, name);
  const pictures = seen.flatMap(({ at, code }) => {
    const seenAt = at - offset;
    const drawnAt = readClock(code, seenAt);
    return drawnAt === null ? [] : [{ drawnAt, seenAt }];
  });
  return {
    latencies: pictures.map(({ drawnAt, seenAt }) => seenAt - drawnAt),
    pictures,
    gaps: frames.slice(1).map((at, n) => at - (frames[n] ?? at)),
    waits: waits.length,
  };
}
