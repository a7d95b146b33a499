// @ts-check
import { ensureBuild } from './build.mjs';
import { chromiumPackages, requireChromium } from './chromium.mjs';
import { ffmpegPackages, tellOfFfmpeg } from './ffmpeg.mjs';
import { ensureModules, isInstalled } from './install.mjs';
import { canInstallPackages, installPackages } from './system.mjs';

/**
 * Makes the machine ready for a task: node_modules and, beside them, the system's packages that the
 * task wants; the pages as soon as they can be built. Costs a few hashes when nothing is to do. (That
 * Node itself is new enough is known before: run.mjs.)
 *
 * @param {string} root the project's folder
 * @param {('build' | 'chromium' | 'ffmpeg')[]} wants
 * @param {() => Promise<void>} [meanwhile] done while something still compiles; not called when nothing
 *   has to be installed
 * @throws {import('./say.mjs').SetupError} with the remedy; what `meanwhile` throws
 */
export async function bootstrap(root, wants, meanwhile) {
  const chromium = wants.includes('chromium') ? chromiumPackages(isInstalled(root)) : [];
  const ffmpeg = wants.includes('ffmpeg') ? ffmpegPackages(root) : [];
  const [, hasTried] = await Promise.all([
    ensureModules(root, async () => {
      if (wants.includes('build')) await ensureBuild(root);
      await meanwhile?.();
    }),
    installMissing([chromium, ffmpeg].filter((packages) => packages.length > 0)),
  ]);
  if (wants.includes('chromium')) requireChromium();
  if (wants.includes('ffmpeg')) tellOfFfmpeg(root, hasTried);
  if (wants.includes('build')) await ensureBuild(root);
}

/**
 * One run of apt-get for the best of each; where that fails, each by itself, so that one does not lack for the other.
 *
 * @param {string[][]} missing packages of which one will do, best first
 * @returns {Promise<boolean>} whether anything was tried
 */
async function installMissing(missing) {
  if (missing.length === 0 || !canInstallPackages()) return false;
  if (await installPackages(missing.flatMap(([best = '']) => best))) return true;
  for (const packages of missing) await installOneOf(packages);
  return true;
}

/** @param {string[]} packages best first */
async function installOneOf(packages) {
  for (const one of packages) if (await installPackages([one])) return;
}
