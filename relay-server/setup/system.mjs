// @ts-check
import { spawn } from 'node:child_process';
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

/** @type {Promise<unknown>} apt-get locks its database: one installation after another */
let installing = Promise.resolve();

/**
 * Installs Debian packages, apt-get's own output going to stderr. Call only when
 * `canInstallPackages()`.
 *
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether apt-get reported success
 */
export function installPackages(packages) {
  const mine = installing.then(async () => {
    say(`正在安装系统组件:${packages.join(' ')} …`);
    const quiet = ['-y', '-qq', '--no-install-recommends'];
    return (await apt(['update', '-qq'])) && (await apt(['install', ...quiet, ...packages]));
  });
  installing = mine.catch(() => undefined);
  return mine;
}

/** @param {string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (await quietly('apt-get', args, { env })) === 0;
}

/**
 * Runs a program that shows what it does on stderr and is given no input.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, shell?: boolean }} options
 * @returns {Promise<number>} exit code; 1 when it cannot be run (said) or a signal ended it
 */
export function quietly(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 2, 2] });
    child.once('error', (error) => {
      say(`无法运行 ${command}:${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
