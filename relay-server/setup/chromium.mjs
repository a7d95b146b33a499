// @ts-check
import { createRequire } from 'node:module';
import { SetupError } from './say.mjs';
import { canInstallPackages, findExecutable, installPackages, isExecutable } from './system.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const remedy =
  '请安装后重试:sudo apt-get install -y chromium(或 npx playwright install chromium,或用 WALL_CHROMIUM 指明路径)。';

/**
 * The Chromium that end-to-end tests and benchmarks drive: `WALL_CHROMIUM`, then the system's, then
 * one that Playwright downloaded.
 *
 * @returns {string | null} absolute path of an executable; null when there is none
 * @throws {SetupError} when `WALL_CHROMIUM` cannot be run: a wrong setting is never silently replaced
 */
export function findChromium() {
  const asked = process.env.WALL_CHROMIUM;
  if (asked) {
    if (isExecutable(asked)) return asked;
    throw new SetupError(`WALL_CHROMIUM 指向的浏览器无法运行:${asked}。请改正路径,或清除该变量。`);
  }
  return findExecutable(names) ?? downloaded();
}

/** @returns {string} as `findChromium`, but a missing browser is an error that says what to do */
export function requireChromium() {
  const found = findChromium();
  if (found) return found;
  throw new SetupError(`没有找到 Chromium 浏览器。${remedy}`);
}

/**
 * Makes sure that there is a Chromium: installed by apt-get where that is possible. No fonts: the
 * pages bring their own Chinese font.
 *
 * @throws {SetupError} when there is none and it cannot be installed
 */
export function ensureChromium() {
  if (findChromium()) return;
  if (canInstallPackages()) installPackages(['chromium']);
  requireChromium();
}

/** @returns {string | null} */
function downloaded() {
  const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
  return isExecutable(path) ? path : null;
}
