import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from './testing/temp-folder.ts';

const childrenModule = new URL('./children.mjs', import.meta.url).href;

/** A server-like command: says that it is up, ends 50 ms after the first signal, with 7. */
const server = `
  const alive = setInterval(() => undefined, 1000);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      console.log('got ' + signal);
      setTimeout(() => { clearInterval(alive); process.exitCode = 7; }, 50);
    });
  }
  console.log('up ' + process.pid);
`;

const parent = `
  const { runTogether } = await import(process.argv[2]);
  const commands = process.argv.slice(3).map((file) => ({ args: [file], cwd: '.', ownGroup: true }));
  process.exitCode = await runTogether(commands);
`;

/** Starts a parent over the given commands, in a group of its own; lines come as they are said. */
function start(...commands: string[]) {
  const files = Object.fromEntries(commands.map((text, i) => [`child-${i}.mjs`, text]));
  const folder = tempFolder({ ...files, 'parent.mjs': parent });
  const args = ['parent.mjs', childrenModule, ...Object.keys(files)];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  return { child, lines, closed: once(output, 'close'), ended: once(child, 'exit') };
}

async function up(lines: string[], count = 1): Promise<void> {
  await expect
    .poll(() => lines.filter((line) => line.startsWith('up')).length, { timeout: 15_000 })
    .toBe(count);
}

function groupOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('not started');
  return -child.pid;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s reaches the child exactly once, and its exit code comes back',
  async (signal) => {
    const { child, lines, closed, ended } = start(server);
    await up(lines);
    process.kill(groupOf(child), signal);
    expect(await ended).toEqual([7, null]);
    await closed;
    expect(lines.slice(1)).toEqual([`got ${signal}`]);
  },
);

test('a signal that arrives twice (terminal and npm) is forwarded once', async () => {
  const { child, lines, closed, ended } = start(server);
  await up(lines);
  child.kill('SIGINT');
  await delay(1);
  child.kill('SIGINT');
  expect(await ended).toEqual([7, null]);
  await closed;
  expect(lines.slice(1)).toEqual(['got SIGINT']);
});

test('a closed terminal (SIGHUP) ends the child cleanly', async () => {
  const { child, lines, closed, ended } = start(server);
  await up(lines);
  child.kill('SIGHUP');
  expect(await ended).toEqual([7, null]);
  await closed;
  expect(lines.slice(1)).toEqual(['got SIGTERM']);
});

test('a killed parent does not leave its child behind', async () => {
  const { child, lines, closed } = start(server);
  await up(lines);
  child.kill('SIGKILL');
  await closed;
  expect(lines.slice(1)).toEqual(['got SIGTERM']);
});

test('when one of two ends, the other is asked to, and the first exit code counts', async () => {
  const { ended } = start(server, 'process.exitCode = 3;');
  expect(await ended).toEqual([3, null]);
});

test('of two interrupted together, the slower one is not sent a second signal', async () => {
  const quick =
    "process.on('SIGINT', () => process.exit(5)); setInterval(() => undefined, 1000); console.log('up');";
  const { child, lines, closed, ended } = start(server, quick);
  await up(lines, 2);
  child.kill('SIGINT');
  expect(await ended).toEqual([5, null]);
  await closed;
  expect(lines.filter((line) => line.startsWith('got'))).toEqual(['got SIGINT']);
});
