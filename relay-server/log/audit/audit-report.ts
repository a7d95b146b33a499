/** One number of a figure or of a table's row, both ways. */
export interface AuditedNumber {
  /** `value`, `numerator`, `from`, … */
  readonly field: string;
  readonly recomputed: number | string | null;
  readonly stored: number | string | null;
  readonly same: boolean;
}
/** What one case or matter contributes on one day, both ways. */
export interface AuditedPlace {
  readonly day: string;
  /** Name of the part in the SQL files: `closed.claimed`. */
  readonly part: string;
  /** A case number; of what belongs to no case `petition:ID`, `question:SOURCE:ID`, `session:ID`. */
  readonly who: string;
  readonly recomputed: number;
  readonly stored: number;
}
export interface AuditedFigure {
  /** `indicator@period`; of the tables `trend/MONTH`, `closing/WAY`, `town/CODE`. */
  readonly id: string;
  readonly label: string;
  /** `unknown`: shown, but the audit knows no way to reckon it; `missing`: it should be shown and is not. */
  readonly verdict: 'same' | 'differs' | 'unknown' | 'missing';
  readonly numbers: readonly AuditedNumber[];
  /** Of one that differs, the first; empty: what it is made of agrees with the log, the shown row does not. */
  readonly places: readonly AuditedPlace[];
}
/** Case by case and day by day: what breakdowns are made of and cases drawn from. */
export interface AuditedContributions {
  readonly compared: number;
  readonly differing: number;
  /** The first of those that differ. */
  readonly first: readonly AuditedPlace[];
  /** Cases with a town, a type, a cause and a band; of how many one is not what the log says. */
  readonly grouped: number;
  readonly misgrouped: number;
  readonly firstMisgrouped: readonly string[];
}
export const auditBreakdowns = ['town', 'month', 'type', 'cause', 'band'] as const;
export type AuditBreakdown = (typeof auditBreakdowns)[number];

/** A figure's part in one group, recomputed. */
export interface AuditedGroup {
  /** `indicator@period`. */
  readonly id: string;
  readonly by: AuditBreakdown;
  /** A town's code, a month, a case type, a cause, a band; `none` for what belongs to no case. */
  readonly key: string;
  readonly numerator: number;
  /** 0 where the figure has no denominator. */
  readonly denominator: number;
}
export interface AuditReport {
  readonly head: { readonly seq: number; readonly digest: string };
  /** The log's court day. */
  readonly today: string;
  readonly figures: readonly AuditedFigure[];
  readonly contributions: AuditedContributions;
  /** Where they were asked for. */
  readonly breakdowns: readonly AuditedGroup[];
  /** Everything above agrees. */
  readonly same: boolean;
}
