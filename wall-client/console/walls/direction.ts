import { visitPages, wallScenes } from '../../../wire/codes.ts';
import type { Direction } from './walls-api.ts';

/** What a wall was told last, in words. */
export function directionWords(
  direction: Direction | null,
  titleOf: (streamId: string) => string,
): string {
  if (direction === null) return '还没有导播过，各屏按自己的次序轮播';
  const { scene = null, caseNumber = null, streamId = null, rotating = null } = direction;
  const { page = null, figure = null } = direction;
  const parts = [
    scene === null ? null : wallScenes.labels[scene],
    page === null ? null : `“${visitPages.labels[page]}”页`,
    figure === null ? null : `指标 ${figure}`,
    caseNumber,
    streamId === null ? null : titleOf(streamId),
    rotating === null ? null : rotating ? '自动轮播' : '停住轮播',
  ].filter((part) => part !== null);
  return parts.length === 0 ? '还没有导播过，各屏按自己的次序轮播' : `已导播：${parts.join('　')}`;
}
