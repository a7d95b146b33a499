import type { Showing, ShownItem, View } from '../../wire/views.ts';
import { rowSchemas } from '../projections/rows.ts';
import { topicView } from './audience.ts';

/**
 * Warning sessions as whoever plans and conducts them sees them: the plan, the list with masked names and case
 * numbers, the run-sheet with its cues, a rehearsal, and what is on each wall. For the console alone.
 */
export const sessionTopics = {
  session: topicView(rowSchemas.session, (row): View<'session'> => {
    const { title, wallId, plannedAt, host, legalPoints, state, reason } = row;
    const { version, items, invited, served, tally, outcomes } = row;
    return {
      ...{ title, wallId, plannedAt, host, legalPoints, state, reason },
      ...{ version, items, invited, served },
      tally: copyTally(tally),
      outcomes: { paid: outcomes.paid, settled: outcomes.settled, refused: outcomes.refused },
      conduct: row.conduct && copyConduct(row.conduct),
      rehearsal: row.rehearsal && copyConduct(row.rehearsal),
      notes: row.notes.map(({ at, itemId, displayId, text }) => ({ at, itemId, displayId, text })),
    };
  }),
  invitee: topicView(rowSchemas.invitee, (row): View<'invitee'> => {
    const { sessionId, inviteeId, caseNumber, partyId, maskedName, summoned, talks } = row;
    const { service, arrival, outcome, attendee } = row;
    return {
      ...{ sessionId, inviteeId, caseNumber, partyId, maskedName, summoned, talks },
      attendee: attendee && {
        capacity: attendee.capacity,
        maskedName: attendee.maskedName,
      },
      service: service && { way: service.way, servedAt: service.servedAt, proof: service.proof },
      arrival: arrival && {
        at: arrival.at,
        how: arrival.how,
        identity: arrival.identity,
        by: arrival.by,
      },
      outcome: outcome && {
        at: outcome.at,
        outcome: outcome.outcome,
        paidFen: outcome.paidFen,
        settlement: outcome.settlement && {
          settlementId: outcome.settlement.settlementId,
          amount: outcome.settlement.amount,
          deadline: outcome.settlement.deadline,
        },
        measure: outcome.measure,
      },
    };
  }),
  runItem: topicView(rowSchemas.runItem, (row): View<'runItem'> => {
    const { sessionId, itemId, kind, title, ms, derivativeId, text, basis } = row;
    const { at, cue, withdrawn, failures } = row;
    return {
      ...{ sessionId, itemId, kind, title, ms, derivativeId, text, basis },
      ...{ at, cue, withdrawn, failures },
    };
  }),
  rehearsal: topicView(rowSchemas.rehearsal, copyShowing),
  showing: topicView(rowSchemas.showing, copyShowing),
};

type Conduct = NonNullable<View<'session'>['conduct']>;

function copyConduct(conduct: Conduct): Conduct {
  const { step, itemId, startsAt, offsetMs, pausedAtMs, paused, held, beganAt, endedAt } = conduct;
  return { step, itemId, startsAt, offsetMs, pausedAtMs, paused, held, beganAt, endedAt };
}

function copyTally({ arrived, settled, receivedFen }: View<'showing'>['tally']) {
  return { arrived, settled, receivedFen };
}

/** What is on, field by field: the session's own displays and the console are sent the same. */
export function copyShowing(row: Showing): Showing {
  const { wallId, sessionId, title, step, now, next, chapters, timeline, held, tally } = row;
  return {
    ...{ wallId, sessionId, title, step, held },
    now: now && copyItem(now),
    next: next && copyItem(next),
    chapters: chapters.map((each) => ({
      itemId: each.itemId,
      kind: each.kind,
      title: each.title,
    })),
    timeline: timeline && {
      itemId: timeline.itemId,
      derivativeId: timeline.derivativeId,
      startsAt: timeline.startsAt,
      offsetMs: timeline.offsetMs,
      pausedAtMs: timeline.pausedAtMs,
      ms: timeline.ms,
    },
    tally: copyTally(tally),
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
