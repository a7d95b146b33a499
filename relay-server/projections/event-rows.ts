import type { LoggedEvent } from '../../wire/case-event.ts';
import { towns } from '../../wire/codes.ts';
import type { CaseState } from '../rules/case-state.ts';
import { narrateAsset } from './narration/asset-events.ts';
import { narrateCase } from './narration/case-events.ts';
import { narrateMoney } from './narration/money-events.ts';
import type { Narration } from './narration/narration.ts';
import { narrateMatter, narrateWork } from './narration/work-events.ts';
import { type Row, row, seqId } from './rows.ts';

/** Rows that an event itself has. */
export interface EventRows {
  readonly timeline: Row;
  /** Present when the event is worth a line of the ticker. */
  readonly activity: Row | null;
}

/**
 * A case's event as a line of its timeline and, if it is worth one, of the wall's ticker.
 * @param state the case right after the event: what it is called does not hang on what came later
 */
export function rowsOfEvent(event: LoggedEvent, state: CaseState): EventRows {
  const told =
    narrateCase(event, state) ??
    narrateAsset(event, state) ??
    narrateMoney(event, state) ??
    narrateWork(event) ??
    narrateAmendment(event) ??
    UNTOLD;
  const { caseNumber } = state;
  const timeline = row('timeline', seqId(event.seq), caseNumber, {
    type: event.type,
    node: told.node ?? null,
    occurredAt: event.occurredAt,
    text: told.text,
    amount: told.amount ?? null,
    evidence: told.evidence ?? 0,
    planned: told.planned ?? false,
  });
  return { timeline, activity: activityRow(event, told, caseNumber, state.town) };
}

/**
 * The ticker's line of an event that is no part of a case's fold.
 * @param caseNumber the case that the matter names, if any
 */
export function rowOfMatterEvent(event: LoggedEvent, caseNumber: string | null): Row | null {
  const told = narrateMatter(event) ?? narrateAmendment(event);
  return told ? activityRow(event, told, caseNumber, null) : null;
}

function activityRow(
  event: LoggedEvent,
  told: Narration,
  caseNumber: string | null,
  town: CaseState['town'] | null,
): Row | null {
  if (told.ticker === undefined) return null;
  return row('activity', seqId(event.seq), caseNumber, {
    type: event.type,
    caseNumber,
    town,
    occurredAt: event.occurredAt,
    text: town === null ? told.text : `${towns.labels[town]} · ${told.text}`,
    amount: told.amount ?? null,
    tone: told.ticker,
  });
}

/** Of a type that no narration knows yet: a timeline leaves nothing out. */
const UNTOLD: Narration = { text: '其他事项' };

/** Nothing is edited in place: a correction and a reversal are events of the case too. */
function narrateAmendment(event: LoggedEvent): Narration | undefined {
  if (event.type === 'amend.corrected') return { text: '更正一条记录', ticker: 'warning' };
  if (event.type === 'amend.reversed') return { text: '撤销一条记录', ticker: 'warning' };
  return undefined;
}
