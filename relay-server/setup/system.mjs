// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './say.mjs';

/**
 * @param {string[]} names executables, best first
 * @param {string[]} [folders] where to look; /usr/bin, then PATH
 * @returns {string | null} absolute path of the first that can be run
 */
export function findExecutable(names, folders = searchPath()) {
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  return null;
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function searchPath() {
  return ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)];
}

/** Whether this process may install system packages: root, on a system that has apt-get. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && findExecutable(['apt-get']) !== null;
}

/**
 * Installs Debian packages, apt-get's own output going to stderr. Call only when
 * `canInstallPackages()`.
 *
 * @param {string[]} packages
 * @returns {boolean} whether apt-get reported success
 */
export function installPackages(packages) {
  say(`正在安装系统组件:${packages.join(' ')} …`);
  return (
    apt(['update', '-qq']) && apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  );
}

/** @param {string[]} args */
function apt(args) {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}
