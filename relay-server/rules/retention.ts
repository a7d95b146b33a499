import type { CaseStage, RetentionRule } from '../../wire/codes.ts';
import { addMonths } from '../../wire/court-day.ts';
import { laterDay, plusDays } from './days.ts';
import {
  leastRetention,
  mendingDays,
  type RetentionTerms,
  usualRetention,
} from './retention-terms.ts';
import { termOn } from './terms.ts';

/** What of a recording its period depends on. Court days. */
export interface KeptRecording {
  /** When the relay took note of its end; null while it goes on. */
  readonly closedOn: string | null;
  /** When its legal hold ended, or its case was changed, last; null: never. */
  readonly changedOn: string | null;
  readonly held: boolean;
}

/** What of a case the period depends on. */
export interface KeptCase {
  readonly stage: CaseStage;
  readonly closedOn: string | null;
}

/** The last court day on which a recording must be kept, and by which rule; null: no end is known. */
export type Keeping =
  | { readonly until: string; readonly rule: RetentionRule }
  | { readonly until: null; readonly because: 'recording' | 'held' | 'case' };

/**
 * How long a recording is kept: a period for any, until years after its cases were closed for good when
 * it belongs to some, never ending under legal hold and while it goes on.
 * @param cases of the recording and of clips in it; null: the log does not know the case
 * @param wanted what the court wants; what must be kept at least goes before it
 */
export function keepingOf(
  recording: KeptRecording,
  cases: readonly (KeptCase | null)[],
  wanted: Partial<RetentionTerms> = {},
): Keeping {
  const { closedOn, changedOn, held } = recording;
  if (held) return { until: null, because: 'held' };
  if (closedOn === null) return { until: null, because: 'recording' };
  const terms = termsOn(closedOn, wanted);
  const own = addMonths(closedOn, terms.months);
  const mended = changedOn === null ? own : plusDays(changedOn, termOn(mendingDays, changedOn));
  let until = laterDay(own, mended);
  let rule: RetentionRule = 'standard';
  for (const each of cases) {
    // 终本 is no end: the case may go on at any time.
    if (each?.stage !== 'closed' || each.closedOn === null) return { until: null, because: 'case' };
    const after = addMonths(each.closedOn, 12 * terms.caseYears);
    if (after < until) continue;
    until = after;
    rule = 'linked';
  }
  return { until, rule };
}

/** Streams of a demo that play the same film over and over, and for how many court days they are kept. */
export interface LoopedFilms {
  readonly streams: ReadonlySet<string>;
  readonly days: number;
}

/**
 * How long a recording of a looped film is kept that nobody has done anything with.
 * @returns null: somebody has, or it goes on, so that it is kept as any other
 */
export function loopedKeeping(
  { closedOn, changedOn, held }: KeptRecording,
  hasClips: boolean,
  { days }: LoopedFilms,
): Keeping | null {
  if (closedOn === null || changedOn !== null || held || hasClips) return null;
  return { until: plusDays(closedOn, days), rule: 'looped' };
}

/** As `keepingOf` tells it; null: no end is known. */
export function keptUntil(...given: Parameters<typeof keepingOf>): string | null {
  return keepingOf(...given).until;
}

function termsOn(day: string, wanted: Partial<RetentionTerms>): RetentionTerms {
  const least = termOn(leastRetention, day);
  const usual = termOn(usualRetention, day);
  return {
    months: Math.max(least.months, wanted.months ?? usual.months),
    caseYears: Math.max(least.caseYears, wanted.caseYears ?? usual.caseYears),
  };
}
