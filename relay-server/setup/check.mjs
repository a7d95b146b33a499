// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './children.mjs';
import { step, total } from './counts.mjs';
import { say } from './say.mjs';

const folders = ['wire', 'relay-server', 'wall-client', 'fixtures', 'e2e', 'bench'];

/**
 * Format and lint, types, import direction: all three always run, so that one look shows everything.
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
    { title: '类型 types', args: ['typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'] },
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
  const counts = [];
  for (const { title, args } of steps) {
    say(`\n— ${title}`);
    const [script = '', ...rest] = args;
    counts.push(
      step(await runStep({ args: [join(root, 'node_modules', script), ...rest], cwd: root })),
    );
  }
  return total(counts);
}
