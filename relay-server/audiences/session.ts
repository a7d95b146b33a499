import type { ShownItem, View } from '../../wire/views.ts';
import { rowSchemas } from '../projections/rows.ts';
import { type Audience, topicView } from './audience.ts';
import type { RelayFacts } from './relay-facts.ts';

/**
 * Those summoned to a warning session: what its wall shows, and nothing of the bureau. Of the meta view only
 * whose wall this is and whether the relay can write; the rest is filled with constants.
 * @param wallId the wall whose session it is; another wall's is not its to see
 */
export function session(facts: () => RelayFacts, wallId: string): Audience {
  return {
    name: `session@${wallId}`,
    policyVersion: 1,
    roomMode: 'session',
    search: false,
    case: null,
    wall: {
      meta: topicView(rowSchemas.meta, (): View<'meta'> => {
        const { courtName, demo, health, since } = facts();
        return {
          ...{ courtName, demo, health, since },
          ...{ courtToday: '', asOf: 0, openedOn: '', recording: null },
        };
      }),
      showing: topicView(rowSchemas.showing, (row): View<'showing'> | undefined =>
        row.wallId !== wallId
          ? undefined
          : {
              wallId: row.wallId,
              sessionId: row.sessionId,
              title: row.title,
              step: row.step,
              now: row.now && copyItem(row.now),
              next: row.next && copyItem(row.next),
              chapters: row.chapters.map(({ itemId, kind, title }) => ({ itemId, kind, title })),
              timeline: row.timeline && {
                itemId: row.timeline.itemId,
                derivativeId: row.timeline.derivativeId,
                startsAt: row.timeline.startsAt,
                offsetMs: row.timeline.offsetMs,
                pausedAtMs: row.timeline.pausedAtMs,
                ms: row.timeline.ms,
              },
              held: row.held,
              tally: {
                arrived: row.tally.arrived,
                settled: row.tally.settled,
                receivedFen: row.tally.receivedFen,
              },
            },
      ),
    },
  };
}

function copyItem({ itemId, kind, title, ms, clip, lowerThird, law }: ShownItem): ShownItem {
  return {
    ...{ itemId, kind, title, ms },
    clip: clip && { derivativeId: clip.derivativeId, digest: clip.digest },
    lowerThird: lowerThird && {
      caseType: lowerThird.caseType,
      maskedParty: lowerThird.maskedParty,
      measure: lowerThird.measure,
      legalBasis: lowerThird.legalBasis,
    },
    law: law && { text: law.text, basis: law.basis },
  };
}
