// @ts-check
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashPaths } from './stamp.mjs';
import { tasks } from './tasks.mjs';

const folder = 'relay-server/cli/';

/**
 * What a relay runs as processes of its own, name → source; relay-server/video/programs.ts looks for these names.
 *
 * @type {Record<string, string>}
 */
export const ownProcesses = {
  ingest: 'relay-server/video/ingest/main.ts',
  'check-upload': 'relay-server/video/upload/worker-main.ts',
};

/**
 * What is built of the relay, name → source: every command, and its own processes.
 *
 * @type {Record<string, string>}
 */
export const relayPrograms = {
  ...Object.fromEntries(
    Object.values(tasks)
      .map(({ file = '' }) => file)
      .filter((file) => file.startsWith(folder))
      .map((file) => [basename(file, '.ts'), file]),
  ),
  ...ownProcesses,
};

/** @param {string} file relative to root @returns {boolean} whether it is built */
export function isRelayProgram(file) {
  return Object.values(relayPrograms).includes(file);
}

/** Everything that the built programs are made of. */
const sources = [
  'relay-server',
  'wire',
  'fixtures',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** @param {string} name relative, of a file of `sources` */
function isSource(name) {
  if (!name.includes('/')) return true;
  return name.endsWith('.ts') && !/\.(test|itest)\.ts$|\/testing\//.test(name);
}

/** @type {Map<string, string>} by root; sources that change while a process runs are the next one's */
const stamps = new Map();

/**
 * Where the programs of these very sources are built. A folder of their own: a relay that runs keeps its programs,
 * whatever is built beside it.
 *
 * @param {string} root the project's folder
 * @returns {string} absolute path; nothing is there before they are built
 */
export function builtFolder(root) {
  let stamp = stamps.get(root);
  if (stamp === undefined) {
    stamp = hashPaths(root, sources, isSource).slice(0, 16);
    stamps.set(root, stamp);
  }
  return join(root, 'dist', 'relay', stamp);
}

/**
 * What Node is to be started with for a program of the project: what is built of these very sources, or the source itself,
 * by tsx.
 *
 * @param {string} root the project's folder
 * @param {string} file the source, relative to root
 * @returns {{ file: string, execArgv: string[] }}
 */
export function programOf(root, file) {
  const [name] = Object.entries(relayPrograms).find(([, source]) => source === file) ?? [];
  const built = join(builtFolder(root), `${name}.js`);
  if (name !== undefined && existsSync(built)) return { file: built, execArgv: [] };
  return { file: join(root, file), execArgv: ['--import', 'tsx'] };
}
