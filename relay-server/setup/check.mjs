// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './children.mjs';
import { step, total } from './counts.mjs';
import { say } from './say.mjs';

const folders = ['wire', 'relay-server', 'wall-client', 'fixtures', 'e2e', 'bench'];

/**
 * Format and lint, types, import direction, beside each other: all three always run, so that one look
 * shows everything.
 *
 * @param {string} root the project's folder
 * @returns {Promise<import('./counts.mjs').Counts>} one count a step
 */
export async function check(root) {
  const present = folders.filter((folder) => existsSync(join(root, folder)));
  const steps = [
    {
      title: '格式与规范 format, lint',
      args: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
    },
    { title: '类型 types', args: ['typescript-native/bin/tsc', '-p', 'tsconfig.json', '--noEmit'] },
    {
      title: '引用方向 import direction',
      args: [
        'dependency-cruiser/bin/dependency-cruise.mjs',
        '-c',
        '.dependency-cruiser.cjs',
        ...present,
      ],
    },
  ];
  say(`\n— ${steps.map(({ title }) => title).join(' · ')}`);
  // Each uses one core for most of its time, and says what it found at its end.
  const codes = await Promise.all(
    steps.map(({ args: [script = '', ...rest] }) =>
      runStep({ args: [join(root, 'node_modules', script), ...rest], cwd: root }),
    ),
  );
  return total(codes.map(step));
}
