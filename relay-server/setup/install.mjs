// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { yielding } from './children.mjs';
import { withLock } from './lock.mjs';
import { SetupError, say } from './say.mjs';
import { hashPaths, readStamp, writeStamp } from './stamp.mjs';
import { canInstallPackages, findExecutable, installPackages, quietly } from './system.mjs';

const buildTools = ['python3', 'make', 'g++'];

const remedy =
  '依赖安装失败(npm 的输出见上)。处理:检查网络与磁盘空间,确认能访问 npm 源(npm ping),然后重新运行本命令。\n' +
  'Installing the dependencies failed (npm says why above): check network, disk and `npm ping`, then run this again.';

/**
 * Brings node_modules to what package-lock.json says; costs one hash when it already is.
 *
 * A folder that somebody installed by hand is adopted when it agrees with the lockfile. Two at once
 * wait for each other. An interrupted installation leaves no stamp, and is done again.
 *
 * @param {string} root the project's folder
 * @param {() => Promise<void>} [meanwhile] done while something compiles; JavaScript packages are there
 * @throws {SetupError} with the remedy; what `meanwhile` throws
 */
export async function ensureModules(root, meanwhile = async () => undefined) {
  if (isInstalled(root)) return;
  await withLock(
    join(root, '.setup.lock'),
    async () => {
      if (isInstalled(root)) return;
      if (!(agreesWithLock(root) && sqliteLoads(root))) await install(root, meanwhile);
      writeStamp(stampFile(root), expectedStamp(root));
    },
    { onWait: (pid) => say(`另一个进程(${pid})正在安装依赖,等待其完成 …`) },
  );
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'node_modules', '.stamp');
}

/**
 * The lockfile, and what compiled modules depend on: another Node needs another build.
 *
 * @param {string} root
 */
export function expectedStamp(root) {
  const platform = [process.platform, process.arch, process.versions.modules].join('-');
  return `${hashPaths(root, ['package-lock.json'])} ${platform}`;
}

/** @param {string} root whether node_modules are what the lockfile says, by their stamp */
export function isInstalled(root) {
  return readStamp(stampFile(root)) === expectedStamp(root);
}

/**
 * @param {string} root
 * @returns {boolean} whether npm's own record of node_modules names what the lockfile names
 */
export function agreesWithLock(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const same = Object.entries(installed).every(
    ([path, entry]) => wanted[path]?.version === entry.version,
  );
  return (
    same &&
    Object.entries(wanted).every(
      ([path, entry]) => path === '' || path in installed || entry.optional === true,
    )
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * @param {string} root
 * @param {() => Promise<void>} meanwhile
 */
async function install(root, meanwhile) {
  say('正在安装依赖(首次约需 1–3 分钟)… Installing dependencies …');
  // Compiling the database takes most of the time, and one core: all else waits for it in the end, and lets it go first.
  if (await npm(root, ['ci', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts'])) {
    const [, isCompiled] = await Promise.all([yielding(meanwhile), compile(root)]);
    if (isCompiled) return;
  }
  const missing = buildTools.filter((tool) => !findExecutable([tool]));
  if (missing.length > 0 && canInstallPackages() && (await installPackages(missing))) {
    if (await compile(root)) return;
    throw new SetupError(remedy);
  }
  throw new SetupError(failureText(missing));
}

/**
 * @param {readonly string[]} missing build tools that this machine lacks
 * @returns {string} why nothing was installed, and what to do (Chinese, then English)
 */
export function failureText(missing) {
  if (missing.length === 0) return remedy;
  return (
    `${remedy}\n另外缺少编译工具:${missing.join('、')};数据库组件需要现场编译时必须具备。` +
    `安装:sudo apt-get install -y ${buildTools.join(' ')}\n` +
    `Build tools are missing, too: ${missing.join(', ')}. ` +
    `Remedy: sudo apt-get install -y ${buildTools.join(' ')}`
  );
}

/** @param {string} root @returns {Promise<boolean>} whether what packages compile or fetch is there */
async function compile(root) {
  return (await npm(root, ['rebuild'])) && sqliteLoads(root);
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<boolean>} whether npm reported success; its output is shown, on stderr
 */
async function npm(root, args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, env: { ...localHeaders(), ...process.env } };
  const code = cli?.endsWith('npm-cli.js')
    ? await quietly(process.execPath, [cli, ...args], options)
    : await quietly('npm', args, { ...options, shell: process.platform === 'win32' });
  return code === 0;
}

/** @param {string} root whether the one compiled module can be used by this Node */
function sqliteLoads(root) {
  const { status } = spawnSync(
    process.execPath,
    ['-e', "new (require('better-sqlite3'))(':memory:').close()"],
    { cwd: root, stdio: 'ignore' },
  );
  return status === 0;
}

/**
 * Where this Node's own headers are, so that a module can be compiled without downloading them; as
 * node-gyp reads it (npm itself knows no such setting).
 *
 * @returns {Record<string, string>} empty when there are none of this very version
 */
function localHeaders() {
  const prefix = dirname(dirname(process.execPath));
  const file = join(prefix, 'include', 'node', 'node_version.h');
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  const part = (/** @type {string} */ name) =>
    text.match(new RegExp(`#define NODE_${name}_VERSION (\\d+)`))?.[1];
  const version = [part('MAJOR'), part('MINOR'), part('PATCH')].join('.');
  return version === process.versions.node ? { npm_package_config_node_gyp_nodedir: prefix } : {};
}
