import type { DraftItem } from './draft.ts';

export const KIND_WORDS: Readonly<Record<DraftItem['kind'], string>> = {
  clip: '片段',
  law: '法条',
  talk: '谈话',
  pause: '休息',
};
