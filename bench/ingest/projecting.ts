import { bureau } from '../../relay-server/audiences/bureau.ts';
import { Viewer } from '../../relay-server/audiences/viewer.ts';
import { parseEvent } from '../../relay-server/intake/parse-event.ts';
import { dayTurned } from '../../relay-server/intake/turn-day.ts';
import { MemoryStore } from '../../relay-server/log/memory-store.ts';
import { openProjector } from '../../relay-server/projecting/open-projector.ts';
import type { Projector } from '../../relay-server/projections/projector.ts';
import { DEFAULT_STATISTICS } from '../../relay-server/rules/indicators/periods.ts';
import type { LoggedEvent, SourceEvent } from '../../wire/case-event.ts';
import type { WireRow } from '../../wire/frame.ts';
import { NOW, TODAY } from '../support/load.ts';

/** What the relay would say of itself. */
export const facts = () => ({
  courtName: '佛山市三水区人民法院执行局',
  demo: true,
  openedOn: DEFAULT_STATISTICS.openedOn,
  health: 'ok' as const,
  since: NOW,
  recording: null,
});

/** Event by event, the rows that a wall would be sent: rules and projections without a log. */
export class Projecting {
  readonly #projector: Projector;
  readonly #viewer = new Viewer(bureau(facts), {
    strict: false,
    onFault: ({ error }) => {
      throw error;
    },
  });
  #seq = 0;

  static async open(): Promise<Projecting> {
    const projector = await openProjector(new MemoryStore(), DEFAULT_STATISTICS, () => undefined);
    const made = new Projecting(projector);
    await made.rowsOf(sourceEvent(dayTurned(TODAY)));
    return made;
  }

  private constructor(projector: Projector) {
    this.#projector = projector;
  }

  get seq(): number {
    return this.#seq;
  }

  /** @throws Error when the rules refuse the event */
  async rowsOf(event: SourceEvent): Promise<WireRow[]> {
    const next: LoggedEvent = { ...event, seq: this.#seq + 1, source: 'bench', recordedAt: NOW };
    const draft = this.#projector.draft();
    const refusal = await draft.judge(next);
    if (refusal) throw new Error(JSON.stringify(refusal));
    await draft.apply(next);
    this.#seq += 1;
    const { rows } = draft.changes();
    draft.keep();
    return this.#viewer.rowsOf('wall', rows);
  }
}

/** @throws Error when it is none */
export function sourceEvent(raw: unknown): SourceEvent {
  const parsed = parseEvent(raw);
  if ('refusal' in parsed) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.event;
}
