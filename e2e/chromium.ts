import { requireChromium } from '../relay-server/setup/chromium.mjs';

/**
 * The Chromium that end-to-end tests and benchmarks drive: `WALL_CHROMIUM`, then the system's
 * browser, then the one that Playwright downloaded.
 *
 * @param best which of the system's comes first: the one without a window, or the one of a wall machine
 * @returns absolute path of an executable
 * @throws Error (Chinese, with the remedy) when there is none, or `WALL_CHROMIUM` cannot be run
 */
export function findChromium(best: 'shell' | 'whole' = 'shell'): string {
  return requireChromium(best);
}

/**
 * The two panels under the address bar are pages of Chromium's own, made anew for each window that is
 * opened: more work than loading the wall, and no test sees them. The others are what Playwright itself
 * turns off, said again because the last such flag counts alone (playwright-core, chromiumSwitches.ts).
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

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
    `--disable-features=${FEATURES_OFF.join(',')}`,
  ];
}
