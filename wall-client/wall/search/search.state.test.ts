import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../wire/frame.ts';
import {
  caseToOpen,
  emptySearch,
  isCurrent,
  MOST_HITS,
  queryOf,
  type SearchAction,
  searchReducer,
  viewOf,
} from './search.state.ts';

const hit = (serial: number): SearchHit => ({
  caseNumber: `（2024）粤0607执${serial}号`,
  cause: '虚构纠纷',
  town: '440607103000',
  stage: 'open',
  parties: ['某虚构公司'],
  claimAmount: 100,
});
const run = (...actions: SearchAction[]) => actions.reduce(searchReducer, emptySearch);
const answer = (number: number, query: string, count: number, more = false): SearchAction => ({
  do: 'answer',
  number,
  query,
  answer: { hits: Array.from({ length: count }, (_, i) => hit(i + 1)), more },
});

describe('queryOf', () => {
  it('[SE-1] a digit is enough, a name needs two characters', () => {
    expect(queryOf({ text: '1', composing: false })).toBe('1');
    expect(queryOf({ text: '１', composing: false })).toBe('１');
    expect(queryOf({ text: '陈', composing: false })).toBeNull();
    expect(queryOf({ text: ' 陈某 ', composing: false })).toBe('陈某');
    expect(queryOf({ text: '(2024)粤0607执1号', composing: false })).toBe('(2024)粤0607执1号');
    expect(queryOf({ text: '  ', composing: false })).toBeNull();
  });

  it('[SE-2] nothing is asked while an input method composes', () => {
    expect(queryOf({ text: 'chenmou', composing: true })).toBeNull();
  });
});

describe('searchReducer', () => {
  it('[SE-3] an answer to an older question is ignored', () => {
    const state = run(
      { do: 'type', text: '12' },
      { do: 'ask', number: 1 },
      { do: 'ask', number: 2 },
      answer(2, '12', 1),
      answer(1, '1', 5),
    );
    expect(state.hits).toHaveLength(1);
    expect(state.waiting).toBe(false);
  });

  it('[SE-4] shows at most what fits and says that there are more', () => {
    const state = run({ do: 'ask', number: 1 }, answer(1, '12', 20));
    expect(state.hits).toHaveLength(MOST_HITS);
    expect(state.more).toBe(true);
  });

  it('[SE-5] the selection goes round and begins anew with every answer', () => {
    const state = run({ do: 'ask', number: 1 }, answer(1, '1', 3), { do: 'move', by: -1 });
    expect(state.selected).toBe(2);
    expect(searchReducer(state, { do: 'move', by: 1 }).selected).toBe(0);
    expect(searchReducer(state, answer(1, '1', 2)).selected).toBe(0);
    expect(searchReducer(emptySearch, { do: 'move', by: 1 }).selected).toBe(0);
  });
});

describe('viewOf', () => {
  it('[SE-6] every state has its words', () => {
    expect(viewOf(emptySearch)).toMatchObject({ title: '输入案号、当事人或公司名称' });
    expect(viewOf(run({ do: 'type', text: '陈' }))).toMatchObject({ title: '再多输入一个字' });
    const waiting = run({ do: 'type', text: '陈某' }, { do: 'ask', number: 1 });
    expect(viewOf(waiting)).toMatchObject({ title: '正在查询…' });
    expect(viewOf(searchReducer(waiting, answer(1, '陈某', 0)))).toMatchObject({
      title: '没有查到',
    });
    expect(viewOf(searchReducer(waiting, answer(1, '陈某', 1)))).toEqual({ kind: 'hits' });
  });

  it('[SE-6] a refusal says what to do', () => {
    const state = run(
      { do: 'type', text: '陈某' },
      { do: 'ask', number: 1 },
      { do: 'answer', number: 1, query: '陈某', answer: { refused: 'unavailable' } },
    );
    expect(viewOf(state)).toEqual({
      kind: 'error',
      title: '暂时查不到',
      text: '与服务的连接中断，恢复后请再试',
    });
  });

  it('[SE-6] "nothing found" is never said for a text that has not been asked yet', () => {
    const state = run(
      { do: 'type', text: '陈某' },
      { do: 'ask', number: 1 },
      answer(1, '陈某', 0),
      { do: 'type', text: '陈某某' },
    );
    expect(viewOf(state)).toMatchObject({ title: '正在查询…' });
  });
});

describe('Enter', () => {
  const typed = run({ do: 'type', text: '5108' }, { do: 'ask', number: 1 }, answer(1, '5108', 3));
  const enter: SearchAction = { do: 'enter' };

  it('[SE-8] opens the chosen hit of the question that stands in the line', () => {
    expect(caseToOpen(typed)).toBeNull();
    const chosen = searchReducer(typed, { do: 'move', by: 1 });
    expect(caseToOpen(searchReducer(chosen, enter))).toBe('（2024）粤0607执2号');
  });

  it('[SE-8] pressed before the answer is here opens none of an earlier one, but that answer', () => {
    const more = searchReducer(typed, { do: 'type', text: '51088' });
    expect(isCurrent(more)).toBe(false);
    const entered = searchReducer(more, enter);
    expect(caseToOpen(entered)).toBeNull();
    const asked = searchReducer(entered, { do: 'ask', number: 2 });
    expect(caseToOpen(asked)).toBeNull();
    const answered = searchReducer(asked, answer(2, '51088', 1));
    expect(isCurrent(answered)).toBe(true);
    expect(caseToOpen(answered)).toBe('（2024）粤0607执1号');
  });

  it('[SE-8] typing on takes it back; where nothing is found nothing opens', () => {
    const entered = searchReducer(searchReducer(typed, { do: 'type', text: '51' }), enter);
    const on = searchReducer(entered, { do: 'type', text: '5108' });
    expect(caseToOpen(on)).toBeNull();
    const none = run({ do: 'type', text: '陈某' }, enter, { do: 'ask', number: 1 });
    expect(caseToOpen(searchReducer(none, answer(1, '陈某', 0)))).toBeNull();
  });
});
