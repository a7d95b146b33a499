import { parseArgs } from 'node:util';

/** What a run is asked for. */
export type Asked =
  | { readonly kind: 'help' }
  /** `message` says what is wrong with the command line. */
  | { readonly kind: 'wrong'; readonly message: string }
  | {
      readonly kind: 'run';
      /** In the order in which benchmarks are run; all of them where none is named. */
      readonly names: readonly string[];
      readonly quick: boolean;
      /** Absent: the usual file. */
      readonly out?: string;
    };

/**
 * Reads the command line: names as arguments of their own or by `--only`, with commas or one by one.
 * @param known every benchmark, in the order in which they are run
 */
export function readCommandLine(args: readonly string[], known: readonly string[]): Asked {
  const given = parse(args);
  if (typeof given === 'string') return { kind: 'wrong', message: given };
  const { values, positionals } = given;
  if (values.help) return { kind: 'help' };
  const asked = [...positionals, ...(values.only ?? [])]
    .flatMap((names) => names.split(','))
    .filter((name) => name !== '');
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) return { kind: 'wrong', message: `no benchmark ${unknown}` };
  const names = known.filter((name) => asked.length === 0 || asked.includes(name));
  const { quick, out } = values;
  return { kind: 'run', names, quick, ...(out !== undefined && { out }) };
}

/** @returns a text: what is wrong */
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
        quick: { type: 'boolean', default: false },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return error.message;
  }
}
