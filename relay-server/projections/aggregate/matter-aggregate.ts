import type { LoggedEvent } from '../../../wire/case-event.ts';
import { dayOf, laterDay } from '../../rules/days.ts';
import { historyOf } from '../../rules/history.ts';
import type { MatterState, StreamState } from '../../rules/matter-state.ts';
import {
  alertsOfMatter,
  foldMatterHistory,
  type MatterFold,
  wakeMatterOn,
} from '../../rules/matters.ts';
import { alertRowOf, lossesOver } from '../case/alert-rows.ts';
import { rowOfMatterEvent } from '../event-rows.ts';
import { factDiff } from '../facts/fact-diff.ts';
import { factsOfMatter } from '../facts.ts';
import { EventList } from '../memory/event-list.ts';
import { listChanges } from '../row-diff.ts';
import { type Row, type RowChange, row, seqId } from '../rows.ts';
import type { Aggregate, Effects, Revision, Step } from './aggregate.ts';

/** A petition, a campaign, a warning session, a question or a registered stream: few events, folded anew each time. */
export class MatterAggregate implements Aggregate {
  readonly key: string;
  readonly weight: number;
  readonly #events: EventList;
  readonly #fold: MatterFold;
  readonly #day: string;

  private constructor(key: string, events: EventList, fold: MatterFold, day: string) {
    this.key = key;
    this.weight = events.length + 1;
    this.#events = events;
    this.#fold = fold;
    this.#day = day;
  }

  static load(key: string, events: readonly LoggedEvent[], today: string): MatterAggregate {
    return new MatterAggregate(key, EventList.of(events), foldMatterHistory(events), today);
  }

  get wakeOn(): string | null {
    return this.#fold.state ? wakeMatterOn(this.#fold.state, this.#day) : null;
  }

  take(event: LoggedEvent, today: string): Step {
    const events = this.#events.append(event);
    const fold = foldMatterHistory(events.events());
    const next = new MatterAggregate(this.key, events, fold, laterDay(this.#day, today));
    const known = new Set(this.#fold.conflicts.map((conflict) => conflict.seq));
    const waited = this.#fold.state === undefined;
    const conflicts = fold.conflicts.filter(
      ({ seq }) => !known.has(seq) && (!waited || seq === event.seq),
    );
    return { next, conflicts, effects: () => this.#effects(next, event) };
  }

  turn(today: string): Step | null {
    if (!this.#fold.state) return null;
    const next = new MatterAggregate(this.key, this.#events, this.#fold, today);
    return { next, conflicts: [], effects: () => this.#effects(next, null) };
  }

  #effects(next: MatterAggregate, event: LoggedEvent | null): Effects {
    const facts = (state: MatterState | undefined) => (state ? factsOfMatter(state) : []);
    const effects = {
      rows: [...listChanges(this.#rows(), next.#rows()), ...revocationChanges(event)],
      facts: factDiff(facts(this.#fold.state), facts(next.#fold.state)),
    };
    if (!event || !next.#fold.state) return { ...effects, line: null };
    const revision = next.#revision();
    return { ...effects, line: revision.lines.get(seqId(event.seq)) ?? null, revision };
  }

  #rows(): Row[] {
    const { state } = this.#fold;
    if (!state) return [];
    if (state.kind === 'stream') return streamRows(state);
    return alertsOfMatter(state, this.#day).map((alert) =>
      alertRowOf(alert, this.key, state.caseNumber),
    );
  }

  #revision(): Revision {
    const all = this.#events.events();
    const unsound = new Set(this.#fold.conflicts.map((conflict) => conflict.seq));
    const amendments = all.filter(({ type }) => type.startsWith('amend.'));
    const lines = new Map<string, Row>();
    for (const event of [...historyOf(all).events, ...amendments]) {
      const line = unsound.has(event.seq)
        ? null
        : rowOfMatterEvent(event, this.#fold.state?.caseNumber ?? null);
      if (line) lines.set(line.id, line);
    }
    return { ids: new Set(all.map(({ seq }) => seqId(seq))), lines };
  }
}

/** A stream that is revoked is missed no more. */
function revocationChanges(event: LoggedEvent | null): RowChange[] {
  if (event?.type !== 'stream.revoked') return [];
  return lossesOver(event.body.streamId, dayOf(event.occurredAt));
}

function streamRows({ id, revoked, details }: StreamState): Row[] {
  if (revoked) return [];
  const { title, kind, url, keyDigest, caseNumber, officer, unit, town } = details;
  return [
    row('stream', id, null, {
      title,
      kind,
      url: url ?? null,
      keyDigest: keyDigest ?? null,
      caseNumber: caseNumber ?? null,
      officer: officer ?? null,
      unit: unit ?? null,
      town: town ?? null,
    }),
  ];
}
