import type { Page } from 'playwright/test';

/** What stood on the page when a frame was painted after it had been told of a lower mode. */
export interface Remains {
  /** Frames painted since. */
  frames: number;
  /** Words that should not be there, pictures, media and marks that hold a picture: of the first frame with any. */
  left: string[];
}

declare global {
  interface Window {
    lowering: Remains;
    media: HTMLMediaElement[];
  }
}

/**
 * Has the page looked at right before each paint from the very message on that lowers its mode. To be
 * called before the page is opened.
 */
export async function watchLowering(page: Page, secrets: readonly string[]): Promise<void> {
  await page.addInitScript((words) => {
    window.lowering = { frames: 0, left: [] };
    let lowered = false;
    // The scene of the new mode has players that were never given anything.
    const holds = (one: Element) =>
      !(one instanceof HTMLVideoElement) || one.currentSrc !== '' || one.srcObject !== null;
    const look = () => {
      if (lowered) {
        const text = document.body.textContent ?? '';
        const shown = [...document.querySelectorAll('canvas, video, img, svg, [role="dialog"]')];
        const left = [
          ...words.filter((word) => text.includes(word)),
          ...shown.filter(holds).map((one) => one.tagName),
        ];
        window.lowering.frames += 1;
        if (window.lowering.left.length === 0) window.lowering.left = left;
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        // Before the page's own listeners hear of it.
        this.addEventListener('message', ({ data }) => {
          if (/"roomMode":"(closed|session|delegates)"/.test(String(data)) && window.lowering) {
            lowered = document.documentElement.dataset.roomMode === 'bureau';
          }
        });
      }
    };
  }, secrets);
}

/** What was left on the page at any paint since it was told, once some were painted. */
export async function remains(page: Page): Promise<string[]> {
  await page.waitForFunction(() => window.lowering.frames >= 5);
  return page.evaluate(() => window.lowering.left);
}
