import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';

const KNOWN = ['ingest', 'paint', 'video'];
const read = (...args: string[]) => readCommandLine(args, KNOWN);

it('without names all are run; named, these, in their own order', () => {
  expect(read()).toEqual({ kind: 'run', names: KNOWN, quick: false });
  const two = { kind: 'run', names: ['ingest', 'video'], quick: false };
  expect(read('video', 'ingest')).toEqual(two);
  expect(read('video,ingest')).toEqual(two);
  expect(read('--only', 'video,ingest')).toEqual(two);
  expect(read('--only=video', 'ingest')).toEqual(two);
});

it('a look, and where the results go', () => {
  const look = { kind: 'run', names: ['paint'], quick: true, out: 'a.json' };
  expect(read('--quick', 'paint', '--out', 'a.json')).toEqual(look);
});

it('help is help, whatever stands beside it', () => {
  expect(read('--help')).toEqual({ kind: 'help' });
  expect(read('bogus', '-h')).toEqual({ kind: 'help' });
});

it.each([
  [['bogus'], 'no benchmark bogus'],
  [['--only', 'ingest,bogus'], 'no benchmark bogus'],
  [['--fast'], /--fast/],
  [['--quick=1'], /--quick/],
  [['--out'], /--out/],
])('%j is told to be wrong', (args, message) => {
  expect(read(...args)).toEqual({ kind: 'wrong', message: expect.stringMatching(message) });
});
