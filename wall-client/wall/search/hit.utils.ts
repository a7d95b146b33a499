import { caseStages, towns } from '../../../wire/codes.ts';
import type { MarkName } from '../../ui/StatusMark.tsx';

/** A code in words; a code that this page does not know yet is shown as it came. */
export function stageWord(stage: string): string {
  const known = caseStages.codes.find((code) => code === stage);
  return known === undefined ? stage : caseStages.labels[known];
}

export function townWord(town: string): string {
  const known = towns.codes.find((code) => code === town);
  return known === undefined ? town : towns.labels[known];
}

const marks: Readonly<Record<string, MarkName>> = {
  open: 'effective',
  suspended: 'released',
  settling: 'queued',
  terminated: 'disposing',
  closed: 'sold',
};

/** The stage as a shape; the word always stands beside it. */
export function stageMark(stage: string): MarkName {
  return Object.hasOwn(marks, stage) ? (marks[stage] ?? 'info') : 'info';
}

/** At most three names; how many parties a case has is not known here. */
export function partiesText(parties: readonly string[]): string {
  const named = parties.slice(0, 3).join('、');
  return parties.length > 3 ? `${named} 等` : named;
}
