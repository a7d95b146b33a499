import type { LoggedEvent } from '../../../wire/case-event.ts';
import { clearanceAudiences, coerciveMeasures, seizureMeasures } from '../../../wire/codes.ts';
import type { Logged } from '../../rules/outcome.ts';
import { type Row, row, seqId } from '../rows.ts';
import type { KeptVideo } from './kept-video.ts';

/**
 * What an event of a recording says on the timelines of cases: of the one that it belongs to, and of the
 * one that it belonged to. Free text stays out: it may name a person. Where video was taken may tell of
 * what has not been served, so that parties are not told.
 * @param before null: the recording has only begun
 */
export function videoLines(event: LoggedEvent, before: KeptVideo | null, after: KeptVideo): Row[] {
  const { caseNumber, startedAt, origin, segments } = after.recording;
  const line = (of: string | null | undefined, text: string, occurredAt = event.occurredAt) =>
    of === null || of === undefined ? [] : [lineOf(event, of, text, occurredAt)];
  switch (event.type) {
    case 'recording.closed': {
      const isNew = before?.recording !== after.recording && segments > 0;
      const text = origin === 'upload' ? '设备补传录像' : '现场录像';
      return isNew ? line(caseNumber, text, startedAt) : [];
    }
    case 'recording.linked': {
      const was = before?.recording.caseNumber;
      if (was === caseNumber) return [];
      return [...line(was, '录像移出本案'), ...line(caseNumber, '录像归入本案')];
    }
    case 'recording.held':
      return line(caseNumber, '录像依法保全');
    case 'recording.released':
      return line(caseNumber, '解除录像保全');
    case 'recording.deleted':
      return line(caseNumber, '录像到期删除');
    case 'recording.exported': {
      const clip = after.clips.get(event.body.clipId ?? '');
      return line(clip ? clip.caseNumber : caseNumber, '导出录像');
    }
    case 'clip.marked': {
      const clip = after.clips.get(event.body.clipId);
      return line(clip?.caseNumber, `标记录像片段${measureOf(clip?.measure ?? null)}`);
    }
    case 'clip.withdrawn':
      return line(before?.clips.get(event.body.clipId)?.caseNumber, '撤下录像片段');
    case 'clearance.proposed':
    case 'clearance.cleared':
    case 'clearance.refused':
    case 'clearance.withdrawn':
      return line(after.clips.get(event.body.clipId)?.caseNumber, clearanceText(event));
    default:
      return [];
  }
}

function clearanceText(
  event: Logged<
    'clearance.proposed' | 'clearance.cleared' | 'clearance.refused' | 'clearance.withdrawn'
  >,
): string {
  switch (event.type) {
    case 'clearance.proposed':
      return '申请对外放行录像片段';
    case 'clearance.cleared': {
      const whom = event.body.audiences.map((one) => clearanceAudiences.labels[one]).join('、');
      return `批准录像片段用于${whom}`;
    }
    case 'clearance.refused':
      return '录像片段放行申请退回';
    case 'clearance.withdrawn':
      return '撤回录像片段放行';
  }
}

function lineOf(event: LoggedEvent, caseNumber: string, text: string, occurredAt: number): Row {
  return row('timeline', seqId(event.seq), caseNumber, {
    type: event.type,
    node: null,
    occurredAt,
    text,
    amount: null,
    evidence: 0,
    planned: true,
  });
}

const MEASURES: Readonly<Record<string, string>> = {
  ...seizureMeasures.labels,
  ...coerciveMeasures.labels,
};

function measureOf(measure: string | null): string {
  const label = measure === null ? undefined : MEASURES[measure];
  return label === undefined ? '' : ` · ${label}`;
}
