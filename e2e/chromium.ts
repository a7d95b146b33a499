import { requireChromium } from '../relay-server/setup/chromium.mjs';

/**
 * The Chromium that end-to-end tests and benchmarks drive: `WALL_CHROMIUM`, then the system's
 * browser, then the one that Playwright downloaded.
 *
 * @returns absolute path of an executable
 * @throws Error (Chinese, with the remedy) when there is none, or `WALL_CHROMIUM` cannot be run
 */
export function findChromium(): string {
  return requireChromium();
}

/** Launch flags: no sandbox as root (Chromium refuses it), no GPU, no traffic of its own. */
export function chromiumFlags(): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    ...(asRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}
