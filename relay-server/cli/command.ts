import { type ParseArgsConfig, parseArgs } from 'node:util';
import { SettingsError } from '../config/env.ts';
import { StorageUnavailable } from '../log/storage-unavailable.ts';
import { SheetUnreadable } from '../sources/sheet/columns.ts';

/** A command line that cannot be carried out; the message says in Chinese what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Given = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/**
 * Runs one command: answers --help, parses the arguments, and turns every expected failure into one
 * Chinese message and exit code 1 (2 for a wrong command line). What is unexpected keeps its stack.
 */
export async function runCommand(
  help: string,
  options: Options,
  main: (given: Given, positionals: string[]) => Promise<number>,
): Promise<void> {
  try {
    const { values, positionals } = parse(options);
    if (values.help === true) {
      console.log(help.trim());
      return;
    }
    process.exitCode = await main(values, positionals);
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    if (error instanceof UsageError) console.error(`${error.message}\n\n${help.trim()}`);
    else if (isExpected(error)) console.error(error.message);
    else console.error(error);
  }
}

function parse(options: Options): { values: Given; positionals: string[] } {
  try {
    return parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`参数有误：${error.message}`, { cause: error });
  }
}

const EXPECTED = [SettingsError, StorageUnavailable, SheetUnreadable];

function isExpected(error: unknown): error is Error {
  return (
    EXPECTED.some((kind) => error instanceof kind) ||
    (error instanceof Error && 'expected' in error)
  );
}

/** A failure that a person can mend; printed without a stack. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly expected = true;
}

/** Text of an option, undefined when it was not given. */
export function textOf(given: Given, name: string): string | undefined {
  const value = given[name];
  return typeof value === 'string' ? value : undefined;
}

/** A line that is written over itself on a terminal, and every tenth of the way elsewhere. */
export function progressLine(label: string): (done: number, total: number) => void {
  let tenth = -1;
  return (done, total) => {
    const share = total === 0 ? 1 : done / total;
    const width = 30;
    const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
    const line = `${label} ${bar} ${Math.floor(share * 100)}%  ${done.toLocaleString('en-US')}/${total.toLocaleString('en-US')}`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}${done === total ? '\n' : ''}`);
    else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      console.log(line);
    }
  };
}
