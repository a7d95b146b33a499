import type { View } from '../../wire/views.ts';
import { rowSchemas } from '../projections/rows.ts';
import { type Audience, topicView } from './audience.ts';
import { bureauCase } from './bureau-case.ts';
import { drawTopic } from './draw.ts';
import { statedOf } from './month.ts';
import type { RelayFacts } from './relay-facts.ts';
import { copyStatistic } from './statistic.ts';
import { copyWall } from './wall.ts';

/**
 * Duty desk and staff: tasks, figures, cases. Names masked; identity numbers, phones, addresses and
 * registrations never.
 * @param facts asked whenever a meta row is sent
 */
export function bureau(facts: () => RelayFacts): Audience {
  return {
    name: 'bureau',
    policyVersion: 9,
    roomMode: 'bureau',
    search: true,
    case: bureauCase,
    wall: {
      meta: topicView(rowSchemas.meta, (row): View<'meta'> => {
        const { courtName, demo, openedOn, health, since, recording } = facts();
        const { courtToday, asOf } = row;
        return {
          ...{ courtName, demo, courtToday, asOf, openedOn, health, since },
          recording: recording && copyRecording(recording),
        };
      }),
      statistic: topicView(rowSchemas.statistic, copyStatistic),
      trend: topicView(
        rowSchemas.trend,
        (row): View<'trend'> => ({
          filed: row.filed,
          closed: row.closed,
          recovered: row.recovered,
          claimedClosed: row.claimedClosed,
          averageDays: row.averageDays,
          codePersons: row.codePersons,
          questionPersons: row.questionPersons,
          warningPersons: row.warningPersons,
          warningRecovered: row.warningRecovered,
          stated: statedOf(row),
        }),
      ),
      closing: topicView(
        rowSchemas.closing,
        (row): View<'closing'> => ({ way: row.way, year: row.year, cases: row.cases }),
      ),
      assetStatus: topicView(
        rowSchemas.assetStatus,
        (row): View<'assetStatus'> => ({
          kind: row.kind,
          group: row.group,
          assets: row.assets,
          value: row.value,
        }),
      ),
      town: topicView(
        rowSchemas.town,
        (row): View<'town'> => ({
          name: row.name,
          openCases: row.openCases,
          openAmount: row.openAmount,
          filedThisYear: row.filedThisYear,
          recoveredThisYear: row.recoveredThisYear,
        }),
      ),
      point: topicView(
        rowSchemas.point,
        (row): View<'point'> => ({
          town: row.town,
          lng: row.lng,
          lat: row.lat,
          approximate: row.approximate,
          stage: row.stage,
          amount: row.amount,
          cause: row.cause,
          filedOn: row.filedOn,
        }),
      ),
      expiry: topicView(
        rowSchemas.expiry,
        (row): View<'expiry'> => ({
          caseNumber: row.caseNumber,
          asset: row.asset,
          kind: row.kind,
          measure: row.measure,
          until: row.until,
          value: row.value,
        }),
      ),
      alert: topicView(
        rowSchemas.alert,
        (row): View<'alert'> => ({
          kind: row.kind,
          level: row.level,
          caseNumber: row.caseNumber,
          subject: row.subject,
          text: row.text,
          since: row.since,
          dueOn: row.dueOn,
        }),
      ),
      acknowledged: topicView(
        rowSchemas.acknowledged,
        (row): View<'acknowledged'> => ({
          level: row.level,
          since: row.since,
          note: row.note,
          by: row.by,
          at: row.at,
        }),
      ),
      activity: topicView(
        rowSchemas.activity,
        (row): View<'activity'> => ({
          type: row.type,
          caseNumber: row.caseNumber,
          town: row.town,
          occurredAt: row.occurredAt,
          text: row.text,
          amount: row.amount,
          tone: row.tone,
        }),
      ),
      stream: topicView(
        rowSchemas.stream,
        (row): View<'stream'> => ({
          title: row.title,
          caseNumber: row.caseNumber,
          officer: row.officer,
          unit: row.unit,
          town: row.town,
        }),
      ),
      field: topicView(
        rowSchemas.field,
        (row): View<'field'> => ({
          streamId: row.streamId,
          run: row.run && copyRun(row.run),
          position: row.position && {
            at: row.position.at,
            lng: row.position.lng,
            lat: row.position.lat,
            accuracyM: row.position.accuracyM,
          },
        }),
      ),
      recordingNow: topicView(
        rowSchemas.recordingNow,
        (row): View<'recordingNow'> => ({
          streamId: row.streamId,
          runId: row.runId,
          startedAt: row.startedAt,
          gap: row.gap && { reason: row.gap.reason, since: row.gap.since },
        }),
      ),
      wall: topicView(rowSchemas.wall, (row) => copyWall(row)),
      draw: drawTopic,
    },
  };
}

type Recording = NonNullable<View<'meta'>['recording']>;

function copyRecording({ state, cause, since, streamsNotRecorded }: Recording): Recording {
  return { state, cause, since, streamsNotRecorded };
}

function copyRun(run: NonNullable<View<'field'>['run']>): NonNullable<View<'field'>['run']> {
  const { runId, startedAt, width, height, audio, ended } = run;
  return {
    runId,
    startedAt,
    width,
    height,
    audio,
    ended: ended && { at: ended.at, reason: ended.reason, lastFrameAt: ended.lastFrameAt },
  };
}
