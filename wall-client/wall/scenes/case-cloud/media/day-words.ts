import { lengthWords } from '../../../../recordings/words.ts';
import type { MediaDay } from './media-days.utils.ts';

/** `录像 3 段，片段 2`; one alone is told by its length. */
export function dayWords({ recordings, clips, ms, first }: MediaDay): string {
  const whole = recordings > 1 ? `录像 ${recordings} 段` : `录像 ${lengthWords(ms)}`;
  const parts = [
    recordings > 0 && whole,
    clips > 0 && `片段 ${clips}`,
    recordings > 0 && first === null && '已删除',
  ];
  return parts.filter((part) => part !== false).join('，');
}
