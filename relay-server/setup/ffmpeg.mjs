// @ts-check
import { join } from 'node:path';
import { say } from './say.mjs';
import { readStamp, writeStamp } from './stamp.mjs';
import { findExecutable } from './system.mjs';

/**
 * Debian packages to be installed so that there is an ffmpeg. A failed attempt is repeated on another
 * day at the earliest, so that a machine without a network still starts fast.
 *
 * @param {string} root the project's folder
 * @returns {string[]}
 */
export function ffmpegPackages(root) {
  return findExecutable(['ffmpeg']) || readStamp(marker(root)) === today() ? [] : ['ffmpeg'];
}

/**
 * Says what is missing without ffmpeg, and goes on: only live video needs it.
 *
 * @param {string} root the project's folder, its node_modules in place
 * @param {boolean} hasTried whether it should have been installed just now
 */
export function tellOfFfmpeg(root, hasTried) {
  if (findExecutable(['ffmpeg'])) return;
  if (hasTried) writeStamp(marker(root), today());
  say('提示:未安装 ffmpeg,无法接入现场视频,其余功能不受影响。安装:sudo apt-get install -y ffmpeg');
}

/** @param {string} root */
function marker(root) {
  return join(root, 'node_modules', '.ffmpeg-tried');
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
