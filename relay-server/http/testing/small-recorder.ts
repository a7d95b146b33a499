import type { LoggedEvent, SourceEvent } from '../../../wire/case-event.ts';
import type { Rejected } from '../../../wire/refusal.ts';
import { parseEvent, refusal } from '../../intake/parse-event.ts';
import { canonicalJson } from '../../log/canonical.ts';
import type { LogStore, QuarantineEntry } from '../../log/store.ts';
import type { EventRecorder } from '../events-route.ts';

/** Records whatever has the form of an event; knows no rules. For tests of what stands before it. */
export function smallRecorder(store: LogStore): EventRecorder {
  return {
    async record(source, items, rawOf) {
      const rejected: Rejected[] = [];
      const events: { event: LoggedEvent; aggregate: string }[] = [];
      const quarantine: QuarantineEntry[] = [];
      let duplicates = 0;
      for (const [index, item] of items.entries()) {
        const result = parseEvent(item);
        const before = 'event' in result && (await known(store, source, result.event.id, events));
        if ('event' in result && !before) {
          const seq = store.head().seq + events.length + 1;
          const event = { ...result.event, seq, source, recordedAt: result.event.occurredAt };
          events.push({ event, aggregate: event.caseNumber ?? 'none' });
        } else if ('event' in result && before && said(result.event) === said(before)) {
          duplicates += 1;
        } else {
          const why = 'event' in result ? refusal('id_conflict', '/id').refusal : result.refusal;
          rejected.push({ index, ...why });
          const raw = rawOf?.(index) ?? JSON.stringify(item);
          quarantine.push({ source, receivedAt: 1_700_000_000_000, ...why, raw });
        }
      }
      const { seq } = await store.commit({ events, quarantine });
      return { accepted: events.length, duplicates, rejected, seq };
    },
  };
}

async function known(
  store: LogStore,
  source: string,
  id: string,
  batch: readonly { event: LoggedEvent }[],
): Promise<LoggedEvent | undefined> {
  const [found] = await store.findEvents(source, [id]);
  return found ?? batch.find(({ event }) => event.id === id)?.event;
}

function said({ type, occurredAt, caseNumber, body }: SourceEvent): string {
  return canonicalJson({ type, occurredAt, caseNumber, body });
}
