import type { StatisticsConfig } from '../../rules/indicators/periods.ts';
import { DrawDesk, type DrawDeskOptions } from './draw-desk.ts';
import { Examples } from './examples.ts';
import { LogContributions, type LogContributionsOptions } from './log-contributions.ts';

export interface DrawsOptions extends Omit<DrawDeskOptions, 'contributions' | 'store'> {
  readonly store: DrawDeskOptions['store'] & LogContributionsOptions['store'];
  readonly statistics: StatisticsConfig;
  /** The log's court day; null: before its first. */
  readonly today: () => string | null;
}

/** Drawing cases from what figures count, put together. */
export interface Draws {
  readonly desk: DrawDesk;
  readonly examples: Examples;
}

export function startDraws(options: DrawsOptions): Draws {
  const { store, statistics, today } = options;
  const contributions = new LogContributions({ store, statistics, today });
  return {
    desk: new DrawDesk({ ...options, contributions }),
    examples: new Examples({ store, contributions, today }),
  };
}
