import type { Report } from '../support/report.ts';
import { percentile, summary } from '../support/stats.ts';
import { MOVING, NAMES, type PageName } from './candidates.ts';

const AIMS = { ratio: 1.5, longTaskMs: 50 };

/** Latencies of one round, ms from the POST. */
export interface Round {
  readonly painted: number[];
  /** The same of the events before them, the first that the page saw: its code is not compiled yet. */
  readonly first: number[];
  /** Only of the bare page: the text node is in the document. */
  readonly appended: number[];
  readonly clockError: number;
}

/** Under the flood: ms from the POST; main-thread tasks over 50 ms; of a second one, the CPU that each task took, ms. */
export interface Flood {
  readonly latencies: number[];
  readonly acknowledged: number[];
  readonly longTasks: number[];
  readonly cpu: number[];
}

export function paintReport(
  rounds: (name: PageName) => Round[],
  { latencies, acknowledged, longTasks, cpu }: Flood,
  load: { cases: number; perSecond: number; seconds: number },
): Report {
  const of = (name: PageName) => rounds(name).map((each) => each.painted);
  const firstOf = (name: PageName) => rounds(name).map((each) => each.first);
  const over = (name: PageName, base: PageName, at: number) =>
    percentile(of(name).flat(), at) / percentile(of(base).flat(), at);
  const row = (what: string, latencies: number[][], ...ratios: (string | number)[]) => [
    what,
    summary(latencies.map((each) => percentile(each, 50))),
    percentile(latencies.flat(), 99),
    ...ratios,
  ];
  const appended = rounds('bare page').map((each) => each.appended);
  const beside = (name: PageName, base: PageName) => [over(name, base, 50), over(name, base, 99)];
  const clockError = Math.max(
    ...NAMES.flatMap((name) => rounds(name).map((each) => each.clockError)),
  );
  const longest = most(longTasks);
  const aim = AIMS.ratio;
  const unlike = over('wall in motion', 'bare page', 50);
  return {
    tables: [
      {
        title: 'One event at a time: POST sent → on the screen, ms',
        columns: ['', 'p50 of a round', 'p99 of all', 'p50 ÷ bare', 'p99 ÷ bare'],
        rows: [
          row('wall at rest', of('wall at rest'), ...beside('wall at rest', 'bare page')),
          row('bare page at rest', of('bare page'), '', ''),
          row('bare page: in the document, not painted', appended, '', ''),
          row('wall in motion', of('wall in motion'), ...beside('wall in motion', MOVING)),
          row('bare page in which something moves', of(MOVING), '', ''),
        ],
      },
      {
        title: 'The same of the first events after the page was opened, ms',
        columns: ['', 'p50 of a round', 'p99 of all'],
        rows: NAMES.map((name) => row(name, firstOf(name))),
      },
      {
        title: `${load.perSecond} events a second for ${load.seconds} s`,
        columns: ['', 'measured'],
        rows: [
          ['POST → acknowledged p50, ms', percentile(acknowledged, 50)],
          ['POST → acknowledged p99, ms', percentile(acknowledged, 99)],
          ['POST → wall p50, ms', percentile(latencies, 50)],
          ['POST → wall p99, ms', percentile(latencies, 99)],
          ['main-thread tasks over 50 ms', longTasks.length],
          ['longest of them, ms', longTasks.length === 0 ? 'none' : longest],
          ['longest task by its CPU, ms', most(cpu)],
          ['CPU of the main thread, ms a second', sum(cpu) / load.seconds],
        ],
      },
    ],
    targets: [
      target('at rest: p50, wall ÷ bare page', over('wall at rest', 'bare page', 50), '×', aim),
      target('at rest: p99, wall ÷ bare page', over('wall at rest', 'bare page', 99), '×', aim),
      target('in motion: p50, wall ÷ bare page', over('wall in motion', MOVING, 50), '×', aim),
      target('in motion: p99, wall ÷ bare page', over('wall in motion', MOVING, 99), '×', aim),
      target('longest main-thread task (0: none over 50)', longest, 'ms', AIMS.longTaskMs),
      target('longest main-thread task by its CPU', most(cpu), 'ms', AIMS.longTaskMs),
    ],
    notes: [
      `${load.cases} cases on the wall; page and poster share a clock to ±${clockError.toFixed(2)} ms.`,
      'A page is opened anew each round, left until it is quiet, and sees as many events as are counted before they are.',
      `Unlike beside unlike: a wall in motion takes ${unlike.toFixed(1)} × a bare page at rest (p50).`,
    ],
  };
}

const most = (values: readonly number[]) => values.reduce((one, other) => Math.max(one, other), 0);
const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);

function target(what: string, measured: number, unit: string, atMost: number) {
  return { what, measured, unit, aim: { atMost } };
}
