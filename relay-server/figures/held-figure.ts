import type { FigureBreakdown } from '../../wire/figures.ts';
import type { Contribution } from '../log/store.ts';
import type { Defined } from '../rules/indicators/versions.ts';
import { Selection } from './selection.ts';
import { NO_GROUP, type Summary, type Sums } from './sums.ts';

/** Which days of which definition, and into what it is broken down. */
export interface Window {
  readonly defined: Defined;
  readonly from: string;
  /** null: open. */
  readonly to: string | null;
  readonly by: FigureBreakdown | null;
}

type Grouping = NonNullable<Contribution['of']>;

interface Part {
  numerator: number;
  denominator: number;
  times: number;
}
interface Member {
  of: Grouping | null;
  readonly parts: Map<string, Part>;
  /** Events of the log that are its, and up to which seq they were counted; null: not yet. */
  events: { n: number; seq: number } | null;
}
interface Group {
  numerator: number;
  denominator: number;
  members: number;
}

/** One figure over one window, with who is in it, so that a change of one case costs no more than that. */
export class HeldFigure {
  readonly selection: Selection;
  readonly #window: Window;
  readonly #members = new Map<string, Member>();
  readonly #groups = new Map<string, Group>();

  constructor(window: Window) {
    this.#window = window;
    this.selection = new Selection(window.defined);
  }

  /** What it weighs in memory: cases and matters in it. */
  get weight(): number {
    return this.#members.size;
  }

  get members(): ReadonlyMap<string, unknown> {
    return this.#members;
  }

  /** Takes in a contribution, or by how much one changed. */
  add({ contributor, series, day, n, times, of }: Contribution): void {
    const hit = this.selection.hitOf(series);
    const { from, to } = this.#window;
    if (hit === null || day < from || (to !== null && day > to)) return;
    const member = this.#members.get(contributor) ?? { of, parts: new Map(), events: null };
    this.#members.set(contributor, member);
    this.#change(member, this.#keyOf(day, hit.type, member.of), {
      numerator: n * hit.numerator,
      denominator: n * hit.denominator,
      times: times * (hit.numerator + hit.denominator),
    });
    if (member.parts.size === 0) this.#members.delete(contributor);
  }

  /** A case in it is grouped otherwise now. */
  regroup(contributor: string, of: Grouping): void {
    const member = this.#members.get(contributor);
    if (!member) return;
    const { by } = this.#window;
    const before = by === null || by === 'month' ? null : member.of?.[by];
    member.of = of;
    if (by === null || by === 'month' || before === of[by]) return;
    for (const [key, part] of [...member.parts]) {
      // What a series says of itself is not the case's to change.
      if (key !== (before ?? NO_GROUP)) continue;
      const { numerator, denominator, times } = part;
      this.#change(member, key, {
        numerator: -numerator,
        denominator: -denominator,
        times: -times,
      });
      this.#change(member, of[by], { numerator, denominator, times });
    }
  }

  /** Contributors whose events have not been counted. */
  uncounted(): string[] {
    return [...this.#members].filter(([, { events }]) => events === null).map(([key]) => key);
  }

  counted(contributor: string, n: number, seq: number): void {
    const member = this.#members.get(contributor);
    if (member) member.events = { n, seq };
  }

  /** An event of an aggregate was committed, with this seq or before. */
  happened(aggregate: string, seq: number): void {
    const events = this.#members.get(aggregate)?.events;
    if (events && events.seq < seq) events.n += 1;
  }

  /** Events of all that is in it, once none is uncounted. */
  events(): number {
    let sum = 0;
    for (const { events } of this.#members.values()) sum += events?.n ?? 0;
    return sum;
  }

  summary(): Summary {
    const total = { numerator: 0, denominator: 0, members: this.#members.size };
    const groups = new Map<string, Sums>();
    for (const [key, { numerator, denominator, members }] of this.#groups) {
      total.numerator += numerator;
      total.denominator += denominator;
      if (this.#window.by !== null) groups.set(key, { numerator, denominator, members });
    }
    return { total, groups };
  }

  #change(member: Member, key: string, { numerator, denominator, times }: Part): void {
    const part = member.parts.get(key) ?? { numerator: 0, denominator: 0, times: 0 };
    const group = this.#groups.get(key) ?? { numerator: 0, denominator: 0, members: 0 };
    const was = part.times;
    part.numerator += numerator;
    part.denominator += denominator;
    part.times += times;
    group.numerator += numerator;
    group.denominator += denominator;
    group.members += Number(part.times !== 0) - Number(was !== 0);
    if (part.times === 0) member.parts.delete(key);
    else member.parts.set(key, part);
    if (group.members === 0) this.#groups.delete(key);
    else this.#groups.set(key, group);
  }

  #keyOf(day: string, type: string | null, of: Grouping | null): string {
    const { by } = this.#window;
    if (by === null) return '';
    if (by === 'month') return day.slice(0, 7);
    if (by === 'type') return type ?? of?.type ?? NO_GROUP;
    return of?.[by] ?? NO_GROUP;
  }
}
