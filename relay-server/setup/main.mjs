// @ts-check
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { ensureRelay } from './build.mjs';
import { check } from './check.mjs';
import { Interrupted, program, run, runTogether, wasInterrupted } from './children.mjs';
import { summary } from './counts.mjs';
import { isRelayProgram } from './programs.mjs';
import { SetupError, say } from './say.mjs';
import { parseTask } from './tasks.mjs';
import { test, testMeanwhile } from './test.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Prepares the machine and runs a task; sets the process's exit code.
 *
 * @param {string[]} argv task name, then its arguments
 */
export async function main(argv) {
  const asked = parseTask(argv);
  if (asked.kind !== 'run') {
    console.log(asked.text);
    process.exitCode = asked.kind === 'help' ? 0 : 2;
    return;
  }
  try {
    const { task, args } = asked;
    /** @type {import('./test.mjs').Done} */
    const done = new Map();
    const isHelp = args.includes('--help') || args.includes('-h');
    await bootstrap(root, isHelp ? [] : (task.wants ?? []), async () => {
      if (task.kind === 'test') await testMeanwhile(root, args, done);
    });
    process.exitCode = await perform(task, args, done);
  } catch (error) {
    if (error instanceof Interrupted) {
      process.exitCode = error.exitCode;
      return;
    }
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/**
 * @param {import('./tasks.mjs').Task} task
 * @param {string[]} args
 * @param {import('./test.mjs').Done} done
 * @returns {Promise<number>} exit code
 */
async function perform(task, args, done) {
  const file = task.file ?? '';
  switch (task.kind) {
    case 'cli':
      if (isRelayProgram(file)) await ensureRelay(root);
      return run(program(root, file, args));
    case 'dev': {
      const code = await runTogether([devPages(), devRelay(file, args)]);
      return wasInterrupted() ? 0 : code;
    }
    case 'check':
      return verdict(await check(root));
    case 'test':
      return verdict(await test(root, args, done));
  }
}

/** @param {import('./counts.mjs').Counts} counts */
function verdict(counts) {
  console.log(`\n${summary(counts)}`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

/** @returns {import('./children.mjs').Command} */
function devPages() {
  return {
    args: [join(root, 'node_modules/vite/bin/vite.js'), '--config', 'vite.config.ts'],
    cwd: root,
    ownGroup: true,
  };
}

/**
 * @param {string} file
 * @param {string[]} args
 * @returns {import('./children.mjs').Command}
 */
function devRelay(file, args) {
  return {
    args: [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      'watch',
      '--clear-screen=false',
      join(root, file),
      ...args,
    ],
    cwd: root,
    ownGroup: true,
  };
}
