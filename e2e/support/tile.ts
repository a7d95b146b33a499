import type { Locator } from 'playwright/test';

/** A playlist that is not there yet, or no longer: the page asks again by itself. */
export const NOT_THERE = /status of (404|503)/;

/** Media seconds that the tile's picture has come to. */
export function mediaTime(tile: Locator): Promise<number> {
  return tile.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
}
