import type { Tag } from '../terms.ts';

/** One rule: what a person meets when it is broken, and what it rests on. */
export interface Rule {
  /** Chinese: what is wrong and what to do about it. */
  readonly sentence: string;
  readonly tag: Tag;
  /** The provision, or the reason. */
  readonly basis: string;
}
