// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild, ensureRelay } from './build.mjs';
import { check } from './check.mjs';
import { run, runStep } from './children.mjs';
import { playwrightCounts, step, total, vitestCounts } from './counts.mjs';
import { SetupError, say } from './say.mjs';

export const phases = ['check', 'unit', 'build', 'integration', 'e2e'];

/**
 * Runs the phases in order, each to its end whatever came of the one before; only end-to-end needs
 * the build to have succeeded.
 *
 * @param {string} root the project's folder
 * @param {string[]} asked phases by name; none means all
 * @param {Done} [done] phases that have run
 * @returns {Promise<import('./counts.mjs').Counts>}
 * @throws {SetupError} for an unknown phase
 */
export async function test(root, asked, done = new Map()) {
  const wanted = wantedOf(asked);
  const reports = mkdtempSync(join(tmpdir(), 'wall-test-'));
  try {
    const counts = [];
    let built = true;
    for (const phase of wanted) {
      const before = done.get(phase);
      if (before) {
        counts.push(before);
        if (phase === 'build') built = before.failed === 0;
        continue;
      }
      say(`\n=== ${phase}`);
      if (phase === 'check') counts.push(await check(root));
      if (phase === 'unit') counts.push(await vitest(root, phase, reports));
      if (phase === 'integration') {
        // They wait more than they compute.
        const ready = wanted.includes('e2e') ? readyEndToEnd(root) : undefined;
        counts.push(await vitest(root, phase, reports));
        await ready;
      }
      if (phase === 'build') {
        built = await build(root);
        counts.push(step(built ? 0 : 1));
      }
      if (phase === 'e2e' && built) counts.push(await playwright(root, join(reports, 'e2e.json')));
      if (phase === 'e2e' && !built) say('未能构建,端到端测试未运行。');
    }
    return total(counts);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** @typedef {Map<string, import('./counts.mjs').Counts>} Done phases that have run, and what came of them */

/**
 * Runs what needs no compiled package, while that is being compiled on one core.
 *
 * @param {string} root the project's folder
 * @param {string[]} asked as for `test`
 * @param {Done} done is filled in
 * @throws {SetupError} for an unknown phase
 */
export async function testMeanwhile(root, asked, done) {
  const wanted = wantedOf(asked);
  if (wanted.includes('check')) {
    say('\n=== check');
    done.set('check', await check(root));
  }
  if (wanted.includes('build')) {
    say('\n=== build');
    done.set('build', step((await build(root)) ? 0 : 1));
  }
  if (!wanted.includes('unit')) return;
  say('\n=== unit');
  const reports = mkdtempSync(join(tmpdir(), 'wall-test-'));
  try {
    done.set('unit', await vitest(root, 'unit', reports));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** @param {string[]} asked */
function wantedOf(asked) {
  const unknown = asked.filter((phase) => !phases.includes(phase));
  if (unknown.length > 0) {
    throw new SetupError(`没有名为“${unknown.join(' ')}”的测试阶段,可用:${phases.join(' ')}`);
  }
  return phases.filter((phase) => asked.length === 0 || asked.includes(phase));
}

/**
 * @param {string} root
 * @param {string} project
 * @param {string} reports a folder for what it writes
 */
async function vitest(root, project, reports) {
  const report = join(reports, `${project}.json`);
  const code = await runStep({
    args: [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    cwd: root,
  });
  return vitestCounts(textOf(report), code);
}

/**
 * Has Playwright read the specs once: on a new machine it translates everything that they import, on
 * one core alone, and keeps it. What is wrong with them is said by the phase itself.
 *
 * @param {string} root
 */
async function readyEndToEnd(root) {
  await run({ args: [...endToEnd(root), '--list'], cwd: root, silent: true });
}

/** @param {string} root */
function endToEnd(root) {
  return [join(root, 'node_modules/playwright/cli.js'), 'test', '-c', 'e2e/playwright.config.ts'];
}

/**
 * @param {string} root
 * @param {string} report
 */
async function playwright(root, report) {
  const code = await runStep({
    args: [...endToEnd(root), '--reporter=list,json'],
    cwd: root,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return playwrightCounts(textOf(report), code);
}

/** @param {string} root */
async function build(root) {
  try {
    await ensureBuild(root);
    await ensureRelay(root);
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return false;
  }
}

/** @param {string} path */
function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
