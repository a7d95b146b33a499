import { coerciveMeasures, moveReasons } from '../../../../wire/codes.ts';
import type { SessionRecord } from '../../../../wire/sessions.ts';
import { clockTime, exactMoney } from '../../../ui/format.ts';
import { span } from '../conduct/conduct-view.ts';
import { outcomeWords } from '../roster/roster-state.ts';

type Entry = SessionRecord['invitees'][number];

const SETTLEMENTS = { running: '履行中', performed: '已履行', breached: '已违约' } as const;

/** What came of it, line by line, with what has become of it since. */
export function outcomeLines(entry: Entry): string[] {
  const lines: string[] = [];
  const words = outcomeWords(entry);
  if (words === null) lines.push(entry.arrival ? '未登记结果' : '未到场');
  else lines.push(words);
  if (entry.instalments.length > 0) {
    const parts = entry.instalments.map(({ due, amount }) => `${due} ${exactMoney(amount)}`);
    lines.push(`分 ${parts.length} 期：${parts.join('；')}`);
  }
  if (entry.measureKind) lines.push(`措施：${coerciveMeasures.labels[entry.measureKind]}`);
  if (entry.settlementStatus) lines.push(`和解${SETTLEMENTS[entry.settlementStatus]}`);
  if (entry.statement !== null) lines.push(`陈述：${entry.statement}`);
  return lines;
}

const TOLD = {
  session: '（现场登记，案款记录尚未确认）',
  court: '',
  both: '（现场登记，案款记录已确认）',
} as const;

/** Money traced to the session, each with its day, and whether the court's own record has it too. */
export function paymentLines({ payments }: Entry): string[] {
  return payments.map(
    ({ receivedOn, amount, told }) => `${receivedOn} ${exactMoney(amount)}${TOLD[told]}`,
  );
}

export interface ShownLine {
  readonly key: string;
  readonly display: string;
  readonly title: string;
  /** Of the clip. */
  readonly span: string;
  /** Of the day. */
  readonly time: string;
  readonly digest: string;
}

/**
 * Proof of play for reading: what a display showed without a break in one line. A page reports each
 * minute, so stretches that follow on are put together; none is left out.
 * @param nameOf what people call a display
 */
export function shownLines(
  shown: SessionRecord['shown'],
  nameOf: (displayId: string) => string = (displayId) => displayId,
): ShownLine[] {
  const runs: SessionRecord['shown'] = [];
  const inOrder = [...shown].sort(
    (one, other) => one.displayId.localeCompare(other.displayId) || one.startedAt - other.startedAt,
  );
  for (const stretch of inOrder) {
    const last = runs.at(-1);
    const goesOn =
      last !== undefined &&
      last.displayId === stretch.displayId &&
      last.itemId === stretch.itemId &&
      last.digest === stretch.digest &&
      Math.abs(stretch.fromMs - last.toMs) <= JOINED_MS &&
      Math.abs(stretch.startedAt - last.endedAt) <= JOINED_MS;
    if (goesOn) runs[runs.length - 1] = { ...last, toMs: stretch.toMs, endedAt: stretch.endedAt };
    else runs.push(stretch);
  }
  return runs
    .sort((one, other) => one.startedAt - other.startedAt)
    .map(({ displayId, itemId, title, digest, fromMs, toMs, startedAt, endedAt }) => ({
      ...{ key: `${displayId} ${itemId} ${startedAt}`, display: nameOf(displayId), title, digest },
      span: `${span(fromMs)}–${span(toMs)}`,
      time: `${clockTime(startedAt)}–${clockTime(endedAt)}`,
    }));
}

/** Within so much one stretch goes on where the one before ended. */
const JOINED_MS = 500;

export function playedLine({ title, from, to, why }: SessionRecord['played'][number]): string {
  const reason = why === 'began' ? '开始' : moveReasons.labels[why];
  return `${clockTime(from)}–${to === null ? '' : clockTime(to)}　${title}（${reason}）`;
}
