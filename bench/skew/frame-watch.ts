import type { Page } from 'playwright';

/** A frame on the screen: of which clip, ms of media, and when it is displayed by the page's clock, ms. */
export type SeenFrame = readonly [clip: string, place: number, at: number];

declare global {
  interface Window {
    seen?: { frames: SeenFrame[]; seeks: number[] };
  }
}

/** Before anything of a page runs: its clock is off by so much, as that of a machine which nobody sets. */
export async function setClock(page: Page, offMs: number): Promise<void> {
  // What tsx puts around functions that have a name, for their names' sake.
  await page.addInitScript('window.__name ??= (named) => named');
  await page.addInitScript((off) => {
    const origin = performance.timeOrigin;
    Object.defineProperty(performance, 'timeOrigin', { get: () => origin + off });
    const Real = Date;
    class Shifted extends Real {
      constructor(...given: [] | [number]) {
        if (given.length === 0) super(Real.now() + off);
        else super(...given);
      }
      static override now() {
        return Real.now() + off;
      }
    }
    Object.defineProperty(globalThis, 'Date', { value: Shifted });
  }, offMs);
}

/** Notes every frame of the video in front, and every seek of it while it plays. */
export async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: NonNullable<Window['seen']> = { frames: [], seeks: [] };
    window.seen = seen;
    const clock = () => performance.timeOrigin + performance.now();
    const watched = new WeakSet<HTMLVideoElement>();
    const watch = (video: HTMLVideoElement) => {
      if (watched.has(video)) return;
      watched.add(video);
      video.addEventListener('seeking', () => {
        if (video.dataset.on !== 'back') seen.seeks.push(clock());
      });
      const presented = (_: number, frame: VideoFrameCallbackMetadata) => {
        const clip = video.currentSrc.split('/').at(-1) ?? '';
        const at = performance.timeOrigin + frame.expectedDisplayTime;
        if (video.dataset.on !== 'back' && !video.paused)
          seen.frames.push([clip, Math.round(frame.mediaTime * 1_000), at]);
        video.requestVideoFrameCallback(presented);
      };
      video.requestVideoFrameCallback(presented);
    };
    const look = () => {
      for (const video of document.querySelectorAll('video')) watch(video);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
}
