import { defineConfig } from 'playwright/test';
import { chromiumFlags, findChromium } from './chromium.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // Each test before a relay of its own, but for the court year, which a worker shares among its tests.
  fullyParallel: true,
  // They wait for video, rotation and time-outs as much as they compute: one more than there are cores.
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'off',
    launchOptions: { executablePath: findChromium(), args: chromiumFlags() },
  },
});
