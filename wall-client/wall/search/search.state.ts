import type { SearchAnswer, SearchHit, SocketRefusalCode } from '../../../wire/frame.ts';

/** What the search overlay shows. Pure: time and the relay come in as actions. */
export interface SearchState {
  /** As typed, unfinished composition included. */
  readonly text: string;
  /** True while an input method still composes: nothing is asked for half a word. */
  readonly composing: boolean;
  /** Number of the newest question; older answers are ignored. */
  readonly asked: number;
  readonly waiting: boolean;
  /** The query that `hits` answer; null before the first answer. */
  readonly answered: string | null;
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
  readonly refused: SocketRefusalCode | null;
  readonly selected: number;
  /** The question that Enter was pressed at: its answer is opened, also when it is yet to come. */
  readonly entered: string | null;
}

export type SearchAction =
  | { do: 'type'; text: string }
  | { do: 'compose'; on: boolean }
  | { do: 'ask'; number: number }
  | { do: 'answer'; number: number; query: string; answer: Answer }
  | { do: 'move'; by: 1 | -1 }
  | { do: 'point'; at: number }
  | { do: 'enter' };

export type Answer = SearchAnswer | { refused: SocketRefusalCode };

/** What fits on the overlay; the relay says when there are more. */
export const MOST_HITS = 8;

export const emptySearch: SearchState = {
  text: '',
  composing: false,
  asked: 0,
  waiting: false,
  answered: null,
  hits: [],
  more: false,
  refused: null,
  selected: 0,
  entered: null,
};

export function searchReducer(state: SearchState, action: SearchAction): SearchState {
  switch (action.do) {
    case 'type':
      return { ...state, text: action.text, entered: null };
    case 'compose':
      return { ...state, composing: action.on };
    case 'ask':
      return { ...state, asked: action.number, waiting: true };
    case 'answer':
      return action.number === state.asked ? answered(state, action.query, action.answer) : state;
    case 'move':
      return state.hits.length === 0
        ? state
        : {
            ...state,
            selected: (state.selected + action.by + state.hits.length) % state.hits.length,
          };
    case 'point':
      return action.at < state.hits.length ? { ...state, selected: action.at } : state;
    case 'enter':
      return { ...state, entered: queryOf(state) };
  }
}

/** Whether the hits answer what stands in the line; else they answer what stood there before. */
export function isCurrent(state: SearchState): boolean {
  return state.answered !== null && state.answered === queryOf(state);
}

/** The case to open now: Enter was pressed, and the answer to just this question is here. */
export function caseToOpen(state: SearchState): string | null {
  if (state.entered === null || state.entered !== state.answered || !isCurrent(state)) return null;
  return state.hits[state.selected]?.caseNumber ?? null;
}

function answered(state: SearchState, query: string, answer: Answer): SearchState {
  const base = { ...state, waiting: false, answered: query, selected: 0 };
  if ('refused' in answer) return { ...base, hits: [], more: false, refused: answer.refused };
  const hits = answer.hits.slice(0, MOST_HITS);
  return { ...base, hits, more: answer.more || answer.hits.length > MOST_HITS, refused: null };
}

/**
 * The question that the text asks; null while it is composed, empty or too short. A single digit is
 * the beginning of a case's serial; a name needs two characters.
 */
export function queryOf(state: Pick<SearchState, 'text' | 'composing'>): string | null {
  const text = state.text.trim();
  if (state.composing || text === '') return null;
  return /^\d/.test(text.normalize('NFKC')) || [...text].length >= 2 ? text : null;
}

export type SearchView =
  | { kind: 'hint'; title: string; text: string }
  | { kind: 'hits' }
  | { kind: 'error'; title: string; text: string };

/** Which of its faces the overlay shows, in words. */
export function viewOf(state: SearchState): SearchView {
  const text = state.text.trim();
  if (text === '') {
    return {
      kind: 'hint',
      title: '输入案号、当事人或公司名称',
      text: '案号可用半角括号或只输序号，例：(2024)粤0607执123号、2024 123、123',
    };
  }
  const query = queryOf(state);
  if (query === null && !state.composing) {
    return { kind: 'hint', title: '再多输入一个字', text: '名称至少两个字，案号一个数字即可' };
  }
  if (state.refused !== null) return { kind: 'error', ...refusedText(state.refused) };
  if (state.hits.length > 0) return { kind: 'hits' };
  if (state.waiting || state.answered === null || state.composing || query !== state.answered) {
    return { kind: 'hint', title: '正在查询…', text: '' };
  }
  return {
    kind: 'hint',
    title: '没有查到',
    text: '请核对案号，或换当事人、公司名称中的几个字再试',
  };
}

function refusedText(code: SocketRefusalCode): { title: string; text: string } {
  switch (code) {
    case 'forbidden':
      return { title: '此屏不能查询', text: '本屏的权限不含查询，请在内部模式的大屏上查询' };
    case 'rate_limited':
      return { title: '查询过快', text: '请停一停再输入' };
    case 'bad_request':
      return { title: '查询内容不合要求', text: '请改用案号、当事人或公司名称' };
    default:
      return { title: '暂时查不到', text: '与服务的连接中断，恢复后请再试' };
  }
}
