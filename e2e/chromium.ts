import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium that end-to-end tests and benchmarks drive: `WALL_CHROMIUM`, then the system's
 * browser (/usr/bin first, then PATH), then the one that Playwright downloaded.
 *
 * @returns absolute path of an executable
 * @throws Error (Chinese, with the remedy) when none is found, or when `WALL_CHROMIUM` names
 *   something that cannot be run: a wrong setting is never silently replaced.
 */
export function findChromium(): string {
  const asked = process.env.WALL_CHROMIUM;
  if (asked) {
    if (isExecutable(asked)) return asked;
    throw new Error(`WALL_CHROMIUM 指向的浏览器无法运行:${asked}。请改正路径,或清除该变量。`);
  }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)];
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    chromium.executablePath(),
  ];
  const found = candidates.find(isExecutable);
  if (found) return found;
  throw new Error(
    '没有找到 Chromium 浏览器。请安装(Debian/Ubuntu:apt-get install -y chromium),或用 WALL_CHROMIUM 指明路径。',
  );
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

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
