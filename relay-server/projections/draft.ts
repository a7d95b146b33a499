import type { LoggedEvent } from '../../wire/case-event.ts';
import { EVENT_REFUSALS, type EventRefusalCode, type Rejected } from '../../wire/refusal.ts';
import { aggregateKey } from '../rules/aggregate.ts';
import type { Conflict } from '../rules/case-state.ts';
import { deedOf } from '../rules/deeds/deed.ts';
import type { Aggregate, Effects, Step } from './aggregate/aggregate.ts';
import { loadAggregate } from './aggregate/load-aggregate.ts';
import {
  type ContributionChange,
  type Contributor,
  DraftContributions,
} from './draft-contributions.ts';
import { DraftRows } from './draft-rows.ts';
import { Journal } from './memory/journal.ts';
import type { Memory } from './memory/memory.ts';
import type { Read } from './read.ts';
import { type Row, row, type SeqRow, seqId } from './rows.ts';
import type { Cell } from './wall-rows.ts';

/** Why an event may not be recorded. */
export type Refusal = Omit<Rejected, 'index'>;

/** All that a draft's events changed, for one commit. */
export interface Changes {
  readonly rows: readonly SeqRow[];
  /** Absolute values. A cell that came to be 0 is kept: that there was one decides what is withheld. */
  readonly cells: readonly Cell[];
  /** By how much; the store adds them up. */
  readonly contributions: readonly ContributionChange[];
  readonly contributors: readonly Contributor[];
  readonly wakes: readonly { readonly key: string; readonly wakeOn: string | null }[];
}

interface Prepared {
  readonly event: LoggedEvent;
  readonly base: Aggregate;
  readonly step: Step;
}

/**
 * Events on their way into the log: each is judged and applied in memory at once, so that the events
 * of one commit see each other. keep() when the commit is durable, drop() to be as before.
 */
export class Draft {
  readonly #memory: Memory;
  readonly #read: Read;
  readonly #end: () => void;
  readonly #journal = new Journal();
  readonly #rows = new DraftRows();
  readonly #cells = new Map<string, number>();
  readonly #contributions = new DraftContributions();
  readonly #wakes = new Map<string, string | null>();
  /** Events of this draft, which the log does not know yet. */
  readonly #own = new Map<string, LoggedEvent>();
  #prepared: Prepared | null = null;
  #open = true;

  constructor(memory: Memory, read: Read, end: () => void) {
    this.#memory = memory;
    this.#read = read;
    this.#end = end;
  }

  /**
   * Whether an event may be recorded with this seq: inserted into its history it must not contradict
   * the rules, nor knock out what stands there. Changes nothing.
   */
  async judge(event: LoggedEvent): Promise<Refusal | null> {
    if (event.type === 'clock.day-turned') return null;
    const key = isAmendment(event) ? await this.#amendedKey(event) : aggregateKey(event);
    if (key === null || key === 'clock') return refusalOf('amends_unknown', '/body/amends', 'A-1');
    const { step } = this.#prepare(this.#held(key) ?? (await this.#load(key)), event);
    const conflict = step.conflicts.find(({ seq }) => seq === event.seq) ?? step.conflicts[0];
    return conflict ? refusalOfConflict(conflict, event) : null;
  }

  /**
   * Takes an event in, whether or not it was judged.
   * @returns the aggregate that it belongs to
   */
  async apply(event: LoggedEvent): Promise<string> {
    this.#assertOpen();
    const amended = isAmendment(event) ? await this.#amendedKey(event) : null;
    const key = amended ?? aggregateKey(event);
    this.#own.set(ownKey(event.source, event.id), event);
    this.#rows.take(this.#memory.takeOverdue(this.#journal), event.seq);
    if (event.type === 'clock.day-turned') await this.#turn(event.body.day, event.seq);
    else {
      const { base, step } = this.#prepare(this.#held(key) ?? (await this.#load(key)), event);
      this.#prepared = null;
      this.#enter(base, step, event.seq);
    }
    this.#memory.observe(event.occurredAt, this.#journal);
    this.#rows.take(deedRows(event), event.seq);
    this.#rows.take(this.#memory.wallChanges(this.#journal), event.seq);
    return key;
  }

  /** What has changed since the draft began. */
  changes(): Changes {
    return {
      rows: this.#rows.all(),
      cells: [...this.#cells].map(([key, n]) => ({ key, n })),
      contributions: this.#contributions.changes(),
      contributors: this.#contributions.contributors(),
      wakes: [...this.#wakes].map(([key, wakeOn]) => ({ key, wakeOn })),
    };
  }

  /** The commit is durable. */
  keep(): void {
    this.#close();
    this.#memory.trim();
  }

  /** Nothing of the draft happened. A draft that has ended is left as it is. */
  drop(): void {
    if (!this.#open) return;
    this.#journal.rollBack();
    this.#close();
  }

  async #turn(day: string, seq: number): Promise<void> {
    const memory = this.#memory;
    const before = memory.today;
    if (before !== null && day <= before) return;
    for (const key of memory.wakes.due(day)) {
      const base = this.#held(key) ?? (await this.#load(key));
      const step = base.turn(day);
      if (step) this.#enter(base, step, seq);
    }
    memory.turn(day, this.#journal);
  }

  #enter(base: Aggregate, step: Step, seq: number): void {
    const { next } = step;
    this.#memory.aggregates.set(base.key, next, this.#journal);
    const effects: Effects = step.effects();
    const { wall } = this.#memory;
    const { facts, grouping, isRegrouped } = effects;
    for (const fact of facts) {
      const { cell, n } = fact;
      if (n !== 0) this.#cells.set(cell, wall.add(cell, n, this.#journal));
      this.#contributions.add(base.key, cell, wall.partsOf(cell), fact, grouping ?? null);
    }
    if (grouping && isRegrouped) this.#contributions.group(base.key, grouping);
    const { wakeOn } = next;
    if (this.#memory.wakes.set(next.key, wakeOn, this.#journal)) {
      this.#wakes.set(next.key, wakeOn);
    }
    this.#rows.take(this.#memory.route(effects, this.#journal), seq);
  }

  #prepare(base: Aggregate, event: LoggedEvent): Prepared {
    const held = this.#prepared;
    if (held && held.event === event && held.base === base) return held;
    const prepared = { event, base, step: base.take(event, this.#memory.dayOfState) };
    this.#prepared = prepared;
    return prepared;
  }

  #held(key: string): Aggregate | undefined {
    return this.#memory.aggregates.get(key);
  }

  async #load(key: string): Promise<Aggregate> {
    const events = await this.#read.historyOf(key);
    const loaded = loadAggregate(key, events, this.#memory.dayOfState);
    this.#memory.aggregates.set(key, loaded, this.#journal);
    return loaded;
  }

  /** @returns null for an amendment of an event that its source never sent */
  async #amendedKey(event: LoggedEvent): Promise<string | null> {
    let target = event;
    while (isAmendment(target)) {
      const { source, body } = target;
      const named: LoggedEvent | undefined =
        this.#own.get(ownKey(source, body.amends)) ??
        (await this.#read.findEvents(source, [body.amends])).find(({ id }) => id === body.amends);
      // An amendment comes after what it names, so the walk back ends.
      if (!named || named.seq >= target.seq) return null;
      target = named;
    }
    return aggregateKey(target);
  }

  #close(): void {
    this.#assertOpen();
    this.#open = false;
    this.#end();
  }

  #assertOpen(): void {
    if (!this.#open) throw new Error('the draft has ended');
  }
}

/** What a person did at a desk, beside what it changed. */
function deedRows(event: LoggedEvent): Row[] {
  const deed = deedOf(event);
  if (deed === null) return [];
  const { type, occurredAt: at, seq } = event;
  return [row('deed', seqId(seq), null, { at, type, ...deed })];
}

type Amendment = Extract<LoggedEvent, { type: 'amend.corrected' | 'amend.reversed' }>;

function isAmendment(event: LoggedEvent): event is Amendment {
  return event.type === 'amend.corrected' || event.type === 'amend.reversed';
}

function ownKey(source: string, id: string): string {
  return `${source}\n${id}`;
}

function refusalOfConflict(conflict: Conflict, event: LoggedEvent): Refusal {
  const { seq, rule, message } = conflict;
  if (seq !== event.seq) {
    const knocked = `会使已记录的第 ${seq} 号事件不合规则：${message}`;
    return { code: 'illegal_transition', path: '', message: knocked, rule };
  }
  if (rule === 'A-1') return refusalOf('amends_unknown', '/body/amends', rule);
  const code = rule === 'A-4' ? 'invalid_value' : conflict.code;
  return { code, path: conflict.path, message, rule };
}

function refusalOf(code: EventRefusalCode, path: string, rule: string): Refusal {
  return { code, path, message: EVENT_REFUSALS[code], rule };
}
