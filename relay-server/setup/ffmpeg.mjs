// @ts-check
import { join } from 'node:path';
import { say } from './say.mjs';
import { readStamp, writeStamp } from './stamp.mjs';
import { canInstallPackages, findExecutable, installPackages } from './system.mjs';

/**
 * Installs ffmpeg where that is possible, and goes on without it where it is not: only live video
 * needs it. A failed attempt is repeated on another day at the earliest, so that a machine without
 * a network still starts fast.
 *
 * @param {string} root the project's folder
 * @returns {boolean} whether ffmpeg is there
 */
export function ensureFfmpeg(root) {
  if (findExecutable(['ffmpeg'])) return true;
  const marker = join(root, 'node_modules', '.ffmpeg-tried');
  const today = new Date().toISOString().slice(0, 10);
  if (canInstallPackages() && readStamp(marker) !== today) {
    if (installPackages(['ffmpeg']) && findExecutable(['ffmpeg'])) return true;
    writeStamp(marker, today);
  }
  say('提示:未安装 ffmpeg,无法接入现场视频,其余功能不受影响。安装:sudo apt-get install -y ffmpeg');
  return false;
}
