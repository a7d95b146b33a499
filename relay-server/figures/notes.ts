import type { Found } from './found.ts';

/** What else there is to know of an answer, in Chinese. */
export function notesOf(found: Found, to: string): string[] {
  const { indicator, span, standing, earlierDays, compare, isFuture, now } = found;
  const notes: string[] = [];
  if (isFuture)
    notes.push(`所询期间自 ${span.from} 起，尚未开始；数据截至 ${standing.courtToday}。`);
  else if (to > standing.courtToday) {
    notes.push(`期间止于 ${to}，尚未结束；数据截至 ${standing.courtToday}。`);
  }
  if (!isFuture && now === null) notes.push(changeNote(found));
  if (earlierDays !== null && earlierDays.to >= span.from) {
    notes.push(`两期有重叠：${span.from} 至 ${earlierDays.to}，两边都计入。`);
  }
  if (compare && indicator.kind === 'state') notes.push('现状类指标没有期间，不作同比。');
  if (indicator.kind === 'state')
    notes.push('现状类指标按当前累计计算，不逐案留存，不能列出案件。');
  return notes;
}

function changeNote({ indicator, span }: Found): string {
  const days = (indicator.earlier ?? [])
    .map(({ until }) => until)
    .filter((day) => day > span.from && (span.to === null || day <= span.to));
  return `本指标的口径自 ${days.join('、')} 起改变，跨越该日的期间不合并计算；请分段查询。`;
}
