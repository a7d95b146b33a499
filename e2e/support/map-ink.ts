import type { Page } from 'playwright/test';

/**
 * Notes the map as it is drawn now.
 * @param colour as `#rrggbb`
 * @returns tells the middle of what was drawn on it since in that colour, CSS pixels of the page; null: nothing was
 */
export async function inkOfMap(page: Page, colour: string) {
  const before = await page.evaluateHandle(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.district-map canvas')].map((canvas) => {
      const { width, height } = canvas;
      return canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
    }),
  );
  const rgb = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return () =>
    before.evaluate((earlier, [red, green, blue]) => {
      const found = { x: 0, y: 0, many: 0 };
      const canvases = document.querySelectorAll<HTMLCanvasElement>('.district-map canvas');
      for (const [n, canvas] of [...canvases].entries()) {
        const { width, height } = canvas;
        const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
        const then = earlier[n];
        if (!data || !then || then.length !== data.length) continue;
        const box = canvas.getBoundingClientRect();
        const near = (one = 0, other = 0) => Math.abs(one - other) <= 4;
        // Marks let a little of the ground through.
        const is = (of: Uint8ClampedArray, at: number) =>
          near(of[at], red) &&
          near(of[at + 1], green) &&
          near(of[at + 2], blue) &&
          (of[at + 3] ?? 0) > 150;
        for (let at = 0; at < data.length; at += 4) {
          if (!is(data, at) || is(then, at)) continue;
          const pixel = at / 4;
          found.x += box.x + ((pixel % width) * box.width) / width;
          found.y += box.y + (Math.floor(pixel / width) * box.height) / height;
          found.many += 1;
        }
      }
      return found.many === 0 ? null : { x: found.x / found.many, y: found.y / found.many };
    }, rgb);
}
