import type { Table, Target } from '../support/report.ts';
import { ratios, summary } from '../support/stats.ts';
import type { Turn } from './turn.ts';

export type TurnsOf = (name: string) => Turn[];

/** Aim: an update costs at most this share of the recomputation. */
const AIM_PERCENT = 1;

const firstMs = ({ first }: Turn) => first.ms;
/** From the event's sending to the answer that has it in it. */
const updateMs = ({ posted, again }: Turn) => posted.ms + again.ms;
const updateCpu = ({ posted, again }: Turn) => posted.cpuUs + again.cpuUs;

export function timeTable(events: string, names: readonly string[], turns: TurnsOf): Table {
  return {
    title: `Time, ms: a log of ${events} events`,
    columns: [
      ...['figure', 'cases in it', 'first answer', '% of SQL'],
      ...['event sent → in the figure', 'of it asking again', '% of SQL', 'plain SQL'],
    ],
    rows: names.map((name) => [
      name,
      summary(turns(name).map(({ records }) => records)).median,
      summary(turns(name).map(firstMs)),
      percents(turns(name), firstMs, sqlMs).median,
      summary(turns(name).map(updateMs)),
      summary(turns(name).map(({ again }) => again.ms)).median,
      percents(turns(name), updateMs, sqlMs),
      summary(turns(name).map(sqlMs)),
    ]),
  };
}

export function cpuTable(names: readonly string[], turns: TurnsOf): Table {
  const ms = (of: (turn: Turn) => number) => (turn: Turn) => of(turn) / 1000;
  return {
    title: 'CPU of the relay, and of plain SQL in its own process, ms',
    columns: [
      ...['figure', 'first answer', 'the event', 'asking again'],
      ...['both, % of SQL', 'plain SQL'],
    ],
    rows: names.map((name) => [
      name,
      summary(turns(name).map(ms(({ first }) => first.cpuUs))),
      summary(turns(name).map(ms(({ posted }) => posted.cpuUs))),
      summary(turns(name).map(ms(({ again }) => again.cpuUs))),
      percents(turns(name), updateCpu, sqlCpu),
      summary(turns(name).map(ms(sqlCpu))),
    ]),
  };
}

/** µs of CPU, one a round, of the relay that holds figures and of the one that holds none. */
export function eventTable(held: readonly number[], bare: readonly number[]): Table {
  return {
    title: 'Relay CPU of an event of daily work, µs',
    columns: ['figures held', 'µs', '÷ none held'],
    rows: [
      ['none', summary(bare), 1],
      ['all of the above', summary(held), ratios(held, bare)],
    ],
  };
}

export function updateTargets(names: readonly string[], turns: TurnsOf): Target[] {
  return names.map((name) => ({
    what: `${name}: update ÷ plain SQL`,
    measured: percents(turns(name), updateMs, sqlMs).median,
    unit: '%',
    aim: { atMost: AIM_PERCENT },
  }));
}

function sqlMs({ sql }: Turn): number {
  return sql.ms;
}

function sqlCpu({ sql }: Turn): number {
  return sql.cpuUs;
}

function percents(turns: readonly Turn[], ours: (turn: Turn) => number, of: typeof ours) {
  return ratios(
    turns.map((turn) => 100 * ours(turn)),
    turns.map(of),
  );
}
