import { expect, it } from 'vitest';
import type { RunPart } from '../../../wire/library.ts';
import { nextPartOf, outcomeWords } from './run-words.ts';

const ids = (...names: string[]) => names.map((recordingId) => ({ recordingId }));

it('what became of a run says what was done, what was so already, and what was not and why', () => {
  const outcome = { done: ids('a', 'b'), unchanged: ['c'], refused: [] };
  expect(outcomeWords('hold', outcome)).toBe('已保全 2 段；1 段本来如此');
  const message = '录像画面已到期删除';
  const refused = ids('a', 'b').map((each) => ({ ...each, message }));
  expect(outcomeWords('export', { done: [], unchanged: [], refused })).toBe(`2 段未成：${message}`);
});

it('a run goes on in the next recording that is there to be seen', () => {
  const part = (id: string, state: RunPart['state'] = 'closed'): RunPart => {
    return { id, startedAt: 1, endedAt: 2, state, held: false, caseNumber: null };
  };
  const parts = [part('a'), part('b', 'deleted'), part('c'), part('d', 'recording')];
  const next = ['a', 'b', 'c', 'd', 'other'].map((id) => nextPartOf({ id, parts }));
  expect(next).toEqual(['c', 'c', 'd', null, null]);
});
