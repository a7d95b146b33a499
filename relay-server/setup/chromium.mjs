// @ts-check
import { createRequire } from 'node:module';
import { SetupError } from './say.mjs';
import { findExecutable, isExecutable } from './system.mjs';

/** Chromium without a window, as Playwright drives it too: half of a browser's own work is not there. */
const SHELL = 'chromium-headless-shell';
const whole = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const remedy =
  '请安装后重试:sudo apt-get install -y chromium(或 npx playwright install chromium,或用 WALL_CHROMIUM 指明路径)。';

/**
 * The Chromium that end-to-end tests and benchmarks drive: `WALL_CHROMIUM`, then the system's, then
 * one that Playwright downloaded.
 *
 * @param {'shell' | 'whole'} [best] which of the system's comes first: what starts and draws with the least work, or the
 *   browser that a wall machine has
 * @returns {string | null} absolute path of an executable; null when there is none
 * @throws {SetupError} when `WALL_CHROMIUM` cannot be run: a wrong setting is never silently replaced
 */
export function findChromium(best = 'shell') {
  const asked = process.env.WALL_CHROMIUM;
  if (asked) {
    if (isExecutable(asked)) return asked;
    throw new SetupError(`WALL_CHROMIUM 指向的浏览器无法运行:${asked}。请改正路径,或清除该变量。`);
  }
  return ofSystem(best) ?? downloaded();
}

/** @param {'shell' | 'whole'} best */
function ofSystem(best) {
  return findExecutable(best === 'shell' ? [SHELL, ...whole] : [...whole, SHELL]);
}

/**
 * @param {'shell' | 'whole'} [best]
 * @returns {string} as `findChromium`, but a missing browser is an error that says what to do
 */
export function requireChromium(best) {
  const found = findChromium(best);
  if (found) return found;
  throw new SetupError(`没有找到 Chromium 浏览器。${remedy}`);
}

/**
 * Debian packages of which one is to be installed, best first, so that there is a Chromium; none: there is. No fonts: the
 * pages bring their own Chinese font.
 *
 * @param {boolean} hasModules whether Playwright can be asked for a browser of its own
 * @returns {string[]} not every system that has apt-get has the first
 * @throws {SetupError} when `WALL_CHROMIUM` cannot be run
 */
export function chromiumPackages(hasModules) {
  const found = process.env.WALL_CHROMIUM || hasModules ? findChromium() : ofSystem('shell');
  return found ? [] : [SHELL, 'chromium'];
}

/** @returns {string | null} */
function downloaded() {
  const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
  return isExecutable(path) ? path : null;
}
