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

/** Most arguments that are no options; and what a Ctrl-C in the middle leaves behind, in Chinese. */
export interface CommandForm {
  readonly positionals: number;
  /** Absent: the command ends in its own way. */
  readonly interrupted?: string;
}

/** What a shell expects of a program that Ctrl-C has ended. */
const INTERRUPTED = 130;

/**
 * Runs one command: answers --help, parses the arguments, and turns every expected failure into one
 * Chinese message and exit code 1 (2 for a wrong command line). What is unexpected keeps its stack.
 */
export async function runCommand(
  help: string,
  options: Options,
  main: (given: Given, positionals: string[]) => Promise<number>,
  form: CommandForm = { positionals: 0 },
): Promise<void> {
  try {
    const { values, positionals } = parse(options);
    if (values.help === true) {
      console.log(help.trim());
      return;
    }
    const extra = positionals[form.positionals];
    if (extra !== undefined) throw new UsageError(`多了一个参数“${extra}”`);
    if (form.interrupted !== undefined) endAtInterrupt(form.interrupted);
    process.exitCode = await main(values, positionals);
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    if (error instanceof UsageError) console.error(`${error.message}\n\n${help.trim()}`);
    else sayFailure(error);
  }
}

/** One Chinese message for an expected failure; what is unexpected keeps its stack. */
export function sayFailure(error: unknown): void {
  console.error(isExpected(error) ? error.message : error);
}

function parse(options: Options): { values: Given; positionals: string[] } {
  try {
    return parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`参数有误：${whatIsWrong(error)}`, { cause: error });
  }
}

/** What Node says of a command line, in Chinese; the name of the option stands in quotes. */
function whatIsWrong(error: TypeError): string {
  const [, option = ''] = /'(-[^' ]*)/.exec(error.message) ?? [];
  const code = 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${option} 这个选项`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return /does not take/.test(error.message) ? `${option} 不带值` : `${option} 缺少值`;
  }
  return error.message;
}

/** What is half done is left as the storage and the temporary folders allow: nothing is torn. */
function endAtInterrupt(sentence: string): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.error(`\n已中断。${sentence}`);
      process.exit(INTERRUPTED);
    });
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

/** The address of a relay as given by --to. @throws UsageError */
export function addressOf(to: string): string {
  if (URL.canParse(to) && /^https?:$/.test(new URL(to).protocol)) return to;
  throw new UsageError(`--to 不是有效地址：${to}，例：http://127.0.0.1:8080`);
}

/** A source's key as given by --key. @throws UsageError */
export function keyOf(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new UsageError('--key 只能是英文字母、数字与符号，不含空格');
}
