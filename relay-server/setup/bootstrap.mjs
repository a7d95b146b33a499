// @ts-check
import { ensureBuild } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureFfmpeg } from './ffmpeg.mjs';
import { ensureModules } from './install.mjs';

/**
 * Makes the machine ready for a task: node_modules first, then what the task wants. Costs a few
 * hashes when nothing is to do. (That Node itself is new enough is known before: run.mjs.)
 *
 * @param {string} root the project's folder
 * @param {('build' | 'chromium' | 'ffmpeg')[]} wants
 * @throws {import('./say.mjs').SetupError} with the remedy
 */
export async function bootstrap(root, wants) {
  await ensureModules(root);
  if (wants.includes('chromium')) ensureChromium();
  if (wants.includes('ffmpeg')) ensureFfmpeg(root);
  if (wants.includes('build')) await ensureBuild(root);
}
