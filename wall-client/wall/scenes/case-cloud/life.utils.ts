import { type NodeCode, nodes } from '../../../../wire/codes.ts';
import { courtDayOf } from '../../../../wire/court-day.ts';
import { dotDay } from '../../../ui/format.ts';
import type { CaseRows } from './case-rows.ts';

/** One station of a case's life: reached on a day, or still ahead. */
export interface Station {
  readonly id: 'filed' | 'inquiry' | 'seized' | 'disposing' | 'paid' | 'end';
  readonly word: string;
  /** Court day; null when not reached. */
  readonly on: string | null;
  readonly reached: boolean;
}

/**
 * The whole life in six stations. A later station that is reached proves that the case is past the
 * earlier ones only where the rows say so; nothing is guessed.
 */
export function lifeOf(rows: CaseRows): Station[] {
  const view = rows.case;
  const stations: [Station['id'], string, string | null][] = [
    ['filed', '立案', view.filedOn],
    ['inquiry', '查控', view.inquiryOn],
    ['seized', '控制', earliest(rows.seizures.map((row) => row.view.from))],
    ['disposing', '处置', view.disposingOn],
    ['paid', '到款', earliest(rows.payments.map((row) => row.view.receivedOn))],
    ['end', view.stage === 'terminated' ? '终本' : '结案', view.closedOn],
  ];
  return stations.map(([id, word, on]) => ({ id, word, on, reached: on !== null }));
}

const searchNodes: readonly NodeCode[] = ['004', '005', '006', '037', '040'];

/** Where assets were looked for, and when last: one phrase a kind of search, in the order of its code. */
export function searchesOf(timeline: CaseRows['timeline']): string[] {
  const last = new Map<NodeCode, number>();
  for (const { view } of timeline) {
    if (view.node === null || !searchNodes.includes(view.node)) continue;
    last.set(view.node, Math.max(last.get(view.node) ?? 0, view.occurredAt));
  }
  return searchNodes.flatMap((code) => {
    const at = last.get(code);
    return at === undefined ? [] : `${nodes.labels[code]} ${dotDay(courtDayOf(at))}`;
  });
}

function earliest(days: readonly (string | null)[]): string | null {
  const known = days.filter((day) => day !== null).sort();
  return known[0] ?? null;
}
