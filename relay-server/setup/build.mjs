// @ts-check
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runStep } from './children.mjs';
import { withLock } from './lock.mjs';
import { builtFolder } from './programs.mjs';
import { SetupError, say } from './say.mjs';
import { hashPaths, readStamp, writeStamp } from './stamp.mjs';

/** Everything that the built pages are made of. */
const sources = [
  'wall-client',
  'wire',
  'fixtures/maps',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/**
 * Builds the pages into dist/wall when their sources have changed since the last build.
 *
 * @param {string} root the project's folder
 * @throws {SetupError} when the build fails; the output above says why
 */
export async function ensureBuild(root) {
  if (isBuilt(root)) return;
  await withLock(
    join(root, '.build.lock'),
    async () => {
      if (isBuilt(root)) return;
      const stamp = sourceStamp(root);
      rmSync(stampFile(root), { force: true });
      say('正在构建页面 … Building the pages …');
      if ((await runStep(buildCommand(root, []))) !== 0) {
        throw new SetupError('页面构建失败(原因见上)。The build of the pages failed (see above).');
      }
      writeStamp(stampFile(root), stamp);
    },
    { onWait: (pid) => say(`另一个进程(${pid})正在构建页面,等待其完成 …`) },
  );
}

/** Programs of earlier sources that are kept: a relay may still run from them until it is started anew. */
const KEPT_BUILDS = 3;

/**
 * Builds the relay and its commands into a folder named by their sources, if that is not there yet.
 *
 * @param {string} root the project's folder
 * @throws {SetupError} when the build fails; the output above says why
 */
export async function ensureRelay(root) {
  const built = builtFolder(root);
  if (existsSync(built)) return;
  await withLock(
    join(root, '.build.lock'),
    async () => {
      if (existsSync(built)) return;
      say('正在构建服务端 … Building the relay …');
      const aside = `${built}.part`;
      rmSync(aside, { recursive: true, force: true });
      if ((await runStep(buildCommand(root, ['--ssr', '--outDir', aside]))) !== 0) {
        throw new SetupError(
          '服务端构建失败(原因见上)。The build of the relay failed (see above).',
        );
      }
      renameSync(aside, built);
      forgetOlder(dirname(built));
    },
    { onWait: (pid) => say(`另一个进程(${pid})正在构建,等待其完成 …`) },
  );
}

/**
 * Removes all builds but the newest and a few before it. One that cannot be removed, because another user made it, is
 * said and stays: nothing depends on that it goes.
 *
 * @param {string} folder of builds
 */
export function forgetOlder(folder) {
  const builds = readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const build of builds.slice(1 + KEPT_BUILDS)) {
    try {
      rmSync(build, { recursive: true });
    } catch (error) {
      say(`旧的构建未能删除,不影响运行:${error instanceof Error ? error.message : error}`);
    }
  }
}

/** @param {string} root */
export function sourceStamp(root) {
  return hashPaths(root, sources, (name) => !/\.(test|itest)\.tsx?$/.test(name));
}

/** @param {string} root */
function isBuilt(root) {
  return (
    existsSync(join(root, 'dist', 'wall', 'wall.html')) &&
    readStamp(stampFile(root)) === sourceStamp(root)
  );
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'dist', '.stamp');
}

/**
 * @param {string} root
 * @param {string[]} more
 * @returns {import('./children.mjs').Command}
 */
function buildCommand(root, more) {
  return {
    args: [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      ...more,
      '--config',
      'vite.config.ts',
      '--logLevel',
      'warn',
    ],
    cwd: root,
  };
}
