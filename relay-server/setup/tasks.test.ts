import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTask, tasks } from './tasks.mjs';

test('a task gets its arguments as they are', () => {
  expect(parseTask(['import', 'a b.xlsx', '--dry-run'])).toMatchObject({
    kind: 'run',
    name: 'import',
    args: ['a b.xlsx', '--dry-run'],
  });
});

test.each(['start', 'serve', 'dev', 'check', 'test'])('%s --help is answered here', (name) => {
  expect(parseTask([name, '--help'])).toEqual({ kind: 'help', text: tasks[name]?.help });
});

test.each([
  ...['import', 'replay', 'account', 'backup', 'verify', 'verify-video', 'audit-figures'],
  ...['rebuild', 'bench'],
])('%s --help is left to the command', (name) => {
  expect(parseTask([name, '--help'])).toMatchObject({ kind: 'run', args: ['--help'] });
});

test('no task shows all of them', () => {
  const answer = parseTask([]);
  expect(answer).toMatchObject({ kind: 'help' });
  for (const name of Object.keys(tasks))
    expect(answer).toHaveProperty('text', expect.stringContaining(name));
});

test.each(['bogus', '__proto__', 'constructor', 'toString'])('%s is no task', (name) => {
  expect(parseTask([name])).toMatchObject({ kind: 'unknown' });
});

test('every task has its npm script', () => {
  const file = new URL('../../package.json', import.meta.url);
  const { scripts } = JSON.parse(readFileSync(file, 'utf8'));
  expect(scripts).toEqual(
    Object.fromEntries(
      Object.keys(tasks).map((name) => [name, `exec node relay-server/setup/run.mjs ${name}`]),
    ),
  );
});
