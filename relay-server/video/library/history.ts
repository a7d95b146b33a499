import type { LoggedEvent } from '../../../wire/case-event.ts';
import { type ClearanceAudience, clearanceAudiences, recordingEnds } from '../../../wire/codes.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';
import type { RecordingDeed } from '../../../wire/library.ts';
import type { OpenGap } from './picture.ts';

/**
 * What a recording's events say of who did what with it, oldest first. Pure; what is told of every few
 * seconds of media is left out.
 */
export function deedsIn(events: readonly LoggedEvent[]): RecordingDeed[] {
  const titles = new Map<string, string>();
  return events.flatMap((event) => {
    if (event.type === 'clip.marked') titles.set(event.body.clipId, event.body.title);
    const text = textOf(event, titles);
    if (text === null) return [];
    const by = 'by' in event.body && typeof event.body.by === 'string' ? event.body.by : null;
    return [{ at: event.occurredAt, type: event.type, by, text }];
  });
}

/** The gap of a recording that goes on, as the log was told; null: it does not say. */
export function openGapIn(events: readonly LoggedEvent[]): OpenGap | null {
  const last = events.findLast((event) => event.type === 'recording.gap');
  return last && last.body.to === undefined
    ? { from: last.body.from, reason: last.body.reason }
    : null;
}

function textOf(event: LoggedEvent, titles: ReadonlyMap<string, string>): string | null {
  const named = ({ body }: { readonly body: { readonly clipId: string } }) =>
    `「${titles.get(body.clipId) ?? ''}」`;
  switch (event.type) {
    case 'recording.opened':
      return openedText(event.body);
    case 'recording.closed':
      return `录像结束：${recordingEnds.labels[event.body.reason]}`;
    case 'recording.linked': {
      const { caseNumber, reason } = event.body;
      return withReason(caseNumber === null ? '解除案件关联' : `关联案件${caseNumber}`, reason);
    }
    case 'recording.held':
      return withReason('法律保全', event.body.reason);
    case 'recording.released':
      return withReason('解除法律保全', event.body.reason);
    case 'recording.deleted':
      return `画面到期删除（保管至 ${event.body.keptUntil}）`;
    case 'recording.exported':
      return withReason(`导出 ${stretch(event.body)}`, event.body.reason);
    case 'clip.marked':
      return `标记片段「${event.body.title}」${stretch(event.body)}`;
    case 'clip.withdrawn':
      return withReason(`撤下片段「${titles.get(event.body.clipId) ?? ''}」`, event.body.reason);
    case 'clearance.proposed':
      return `申请片段${named(event)}用于${whom(event.body.audiences)}`;
    case 'clearance.baked':
      return `片段${named(event)}成片合成完毕`;
    case 'clearance.failed':
      return `片段${named(event)}成片合成失败：${event.body.reason}`;
    case 'clearance.reviewed':
      return withReason(`复核片段${named(event)}成片`, event.body.note);
    case 'clearance.cleared':
      return `批准片段${named(event)}用于${whom(event.body.audiences)}`;
    case 'clearance.refused':
      return `退回片段${named(event)}的放行申请：${event.body.reason}`;
    case 'clearance.withdrawn': {
      const { audiences, reason } = event.body;
      const what = audiences === 'all' ? '全部放行' : `${whom(audiences)}放行`;
      return `撤回片段${named(event)}的${what}：${reason}`;
    }
    default:
      return null;
  }
}

function openedText({ origin, continues }: EventBody<'recording.opened'>): string {
  if (origin === 'upload') return '设备补传录像';
  if (!continues) return '开始录制';
  return continues.held ? '接上一段续录，法律保全同上一段' : '接上一段续录';
}

function whom(audiences: readonly ClearanceAudience[]): string {
  return audiences.map((one) => clearanceAudiences.labels[one]).join('、');
}

function withReason(text: string, reason: string | undefined): string {
  return reason === undefined ? text : `${text}：${reason}`;
}

function stretch({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string {
  return `${clockOf(fromMs)}–${clockOf(toMs)}`;
}

function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
