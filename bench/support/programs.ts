import path from 'node:path';
import { build } from 'vite';
import { ownProcesses } from '../../relay-server/setup/programs.mjs';
import { programs } from '../../vite.config.ts';

/** What a benchmark runs as processes of their own, relative to bench/. */
const CHILD_FILES = [
  'figures/recompute.ts',
  'ingest/candidate-process.ts',
  'support/relay.ts',
  'support/walls.ts',
  'switch/displays.ts',
  'switch/relay.ts',
  'video/followers.ts',
] as const;
export type ChildFile = (typeof CHILD_FILES)[number];

const ROOT = path.join(import.meta.dirname, '../..');
/** As deep as the relay's own programs. */
const BUILT = path.join(ROOT, 'dist/bench/programs');

const nameOf = (file: string) => file.replace(/\.ts$/, '').replaceAll('/', '-');

let isBuilt = false;

/** Builds them as the relay is built: what is measured is what a court runs. */
export async function buildChildren(): Promise<void> {
  const inputs = {
    ...Object.fromEntries(CHILD_FILES.map((file) => [nameOf(file), `bench/${file}`])),
    ...ownProcesses,
  };
  await build({
    ...programs(inputs, BUILT),
    configFile: false,
    logLevel: 'error',
  });
  isBuilt = true;
}

/** What Node is started with for one of them; from its source while nothing has been built. */
export function childProgram(file: string): { file: string; execArgv: readonly string[] } {
  if (isBuilt) return { file: path.join(BUILT, `${nameOf(file)}.js`), execArgv: [] };
  return {
    file: path.join(ROOT, 'bench', file),
    execArgv: ['--import', import.meta.resolve('tsx')],
  };
}
