import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { chromiumPackages, findChromium } from './chromium.mjs';
import { tempFolder } from './testing/temp-folder.ts';

afterEach(() => void vi.unstubAllEnvs());

test('the browser that is named is taken, and nothing is installed', () => {
  const browser = join(tempFolder({ browser: '#!/bin/sh' }), 'browser');
  chmodSync(browser, 0o755);
  vi.stubEnv('WALL_CHROMIUM', browser);
  expect(findChromium()).toBe(browser);
  expect(chromiumPackages(false)).toEqual([]);
});

test('one that cannot be run is said, never replaced by another', () => {
  vi.stubEnv('WALL_CHROMIUM', '/nowhere/chromium');
  expect(() => findChromium()).toThrow('WALL_CHROMIUM 指向的浏览器无法运行:/nowhere/chromium');
});
