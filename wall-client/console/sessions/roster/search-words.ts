import type { SocketRefusalCode } from '../../../../wire/frame.ts';

/** Why a search was not answered, and what to do. */
export const SOCKET_WORDS: Readonly<Record<SocketRefusalCode, string>> = {
  bad_request: '查找的内容不合要求，请改短再试',
  unknown_scope: '查不了这个案件',
  too_many_scopes: '同时打开的案件过多，请关闭一些再试',
  rate_limited: '查得太快，请稍后再试',
  forbidden: '登录已结束，请重新登录',
  unavailable: '暂时查不了，请稍后再试',
};
