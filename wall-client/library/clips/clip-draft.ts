import {
  CASE_TYPES,
  type CaseType,
  isCaseNumber,
  normaliseCaseNumber,
} from '../../../wire/case-number.ts';
import { coerciveMeasures, seizureMeasures } from '../../../wire/codes.ts';
import type { ClipDraft } from '../api/library-api.ts';

/** A clip as it is being filled in: everything as typed. */
export interface Draft {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly title: string;
  readonly caseType: string;
  readonly measure: string;
  readonly caseNumber: string;
  readonly note: string;
}

export const EMPTY_DRAFT: Draft = {
  fromMs: null,
  toMs: null,
  title: '',
  caseType: '',
  measure: '',
  caseNumber: '',
  note: '',
};

export const LONGEST = { title: 60, note: 200, reason: 200, caseNumber: 60 } as const;

/** Every measure that a clip can show, in the order of the form. */
export const MEASURES: readonly { readonly code: string; readonly label: string }[] = [
  ...seizureMeasures.codes.map((code) => ({ code, label: seizureMeasures.labels[code] })),
  ...coerciveMeasures.codes.map((code) => ({ code, label: coerciveMeasures.labels[code] })),
];

export function measureWord(code: string): string {
  return MEASURES.find((one) => one.code === code)?.label ?? code;
}

/** The in point set: an out point that no longer follows it is let go of. */
export function withIn(now: Draft | null, fromMs: number): Draft {
  const draft = now ?? EMPTY_DRAFT;
  const at = Math.round(fromMs);
  return { ...draft, fromMs: at, toMs: draft.toMs !== null && draft.toMs > at ? draft.toMs : null };
}

/** The out point set: an in point that no longer precedes it is let go of. */
export function withOut(now: Draft | null, toMs: number): Draft {
  const draft = now ?? EMPTY_DRAFT;
  const at = Math.round(toMs);
  return {
    ...draft,
    toMs: at,
    fromMs: draft.fromMs !== null && draft.fromMs < at ? draft.fromMs : null,
  };
}

/** Why it cannot be sent yet, in words; null: it can. */
export function lackOf(draft: Draft): string | null {
  if (draft.fromMs === null) return '请设入点（按 I）';
  if (draft.toMs === null) return '请设出点（按 O）';
  if (draft.title.trim() === '') return '请填写标题';
  const typed = normaliseCaseNumber(draft.caseNumber);
  if (typed !== '' && !isCaseNumber(typed)) return '案号不完整，例：（2024）粤0607执1234号';
  return null;
}

/** As the relay takes it; null: something is lacking. */
export function sentClip(draft: Draft, recordingId: string): ClipDraft | null {
  const { fromMs, toMs } = draft;
  if (fromMs === null || toMs === null || lackOf(draft) !== null) return null;
  const caseType: CaseType | undefined = CASE_TYPES.find((one) => one === draft.caseType);
  const caseNumber = normaliseCaseNumber(draft.caseNumber);
  const note = draft.note.trim();
  return {
    recordingId,
    fromMs,
    toMs,
    title: draft.title.trim(),
    ...(caseType !== undefined && { caseType }),
    ...(draft.measure !== '' && { measure: draft.measure }),
    ...(caseNumber !== '' && { caseNumber }),
    ...(note !== '' && { note }),
  };
}
