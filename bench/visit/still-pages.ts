import type { Page } from 'playwright';

const ADDRESS = 'http://still.invalid/';

/**
 * The least that can turn pages: pictures of the wall's own pages, decoded beforehand, one fading over the other
 * as long as the wall's do when → is pressed.
 * @param pictures PNG, one a page, each as large as the window
 */
export async function openStillPages(page: Page, pictures: readonly Buffer[]): Promise<void> {
  const images = pictures
    .map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}" alt="">`)
    .join('');
  const style = `body { margin: 0; background: #0a1420 }
    img { position: absolute; width: 100vw; height: 100vh; opacity: 0 }
    img.on { opacity: 1 }
    img.coming { opacity: 1; transition: opacity 360ms }`;
  // Scripts that watch a page come with an address; nothing is asked for there.
  const body = `<!doctype html><style>${style}</style>${images}`;
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(ADDRESS);
  await page.evaluate(async () => {
    const all = [...document.images];
    await Promise.all(all.map((image) => image.decode()));
    let at = 0;
    all[at]?.classList.add('on');
    window.addEventListener('keydown', () => {
      const old = all[at];
      at = (at + 1) % all.length;
      const coming = all[at];
      if (!old || !coming) return;
      document.body.append(coming);
      requestAnimationFrame(() => coming.classList.add('coming'));
      coming.addEventListener(
        'transitionend',
        () => {
          coming.className = 'on';
          old.className = '';
        },
        { once: true },
      );
    });
  });
}
