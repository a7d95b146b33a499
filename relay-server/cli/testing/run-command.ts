import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { vi } from 'vitest';
import { programOf } from '../../setup/programs.mjs';

type Env = Readonly<Record<string, string | undefined>>;

const ROOT = join(import.meta.dirname, '../../..');
const fileOf = (command: string) => join(import.meta.dirname, `../${command}.ts`);

/** A command of the project as node is started with it. */
export function argsOf(command: string, args: readonly string[]): string[] {
  const { file, execArgv } = programOf(ROOT, `relay-server/cli/${command}.ts`);
  return [...execArgv, file, ...args];
}

/** Runs a command as a process of its own. @param env its whole environment  @param input what is piped in */
export function runApart(command: string, args: readonly string[], env: Env, input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argsOf(command, args), {
    ...{ encoding: 'utf8', env },
    ...(input !== undefined && { input }),
  });
  return { code: status, out: stdout, err: stderr };
}

let asked = 0;

/**
 * As `runApart`, in this process: a start of its own for every command would be most of the time.
 * @returns `said`: both streams, in order
 */
export async function runHere(command: string, args: readonly string[], env: Env) {
  const said: { to: 'log' | 'error'; line: string }[] = [];
  const textOf = (lines: typeof said) => lines.map(({ line }) => line).join('\n');
  const heard = (['log', 'error'] as const).map((to) =>
    vi.spyOn(console, to).mockImplementation((...parts: unknown[]) => {
      const words = parts.map((part) => (part instanceof Error ? part.stack : String(part)));
      said.push({ to, line: words.join(' ') });
    }),
  );
  const file = fileOf(command);
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  const { argv, exitCode } = process;
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  process.argv = [process.execPath, file, ...args];
  process.exitCode = undefined;
  asked += 1;
  try {
    await import(/* @vite-ignore */ `${file}?run=${asked}`);
    return {
      code: process.exitCode ?? 0,
      said: textOf(said),
      out: textOf(said.filter(({ to }) => to === 'log')),
      err: textOf(said.filter(({ to }) => to === 'error')),
    };
  } finally {
    process.argv = argv;
    process.exitCode = exitCode;
    vi.unstubAllEnvs();
    for (const one of heard) one.mockRestore();
    for (const [at, signal] of signals.entries()) {
      const ours = process.listeners(signal).filter((one) => !before[at]?.includes(one));
      for (const one of ours) process.off(signal, one);
    }
  }
}
