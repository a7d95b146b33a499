import { expect, it } from 'vitest';
import {
  began,
  by,
  given,
  invited,
  planned,
  said,
  sheet,
  T0,
} from '../rules/sessions/testing/given-session.ts';
import { recordCsv } from './record-csv.ts';
import { sessionRecordOf } from './session-record.ts';

const head = { seq: 7, digest: 'd'.repeat(64) };

it('H-86 a text is no formula, whatever its writer wrote, and stays within its cell', () => {
  const state = given(
    ...[planned(), invited(), sheet(), began()],
    said('session.summons-issued', {
      ...{ inviteeId: 'i1', checkInDigest: 'c'.repeat(64), by },
      attendee: { capacity: 'legalRepresentative', name: '欧阳演示' },
    }),
    said('session.outcome', {
      ...{ inviteeId: 'i1', outcome: 'refused', by },
      statement: '=HYPERLINK("http://example.org")\n第二行',
    }),
    said('session.item-failed', { itemId: 'a', displayId: 'd1', why: '＝1+1', at: T0 }),
    said('session.ended', { step: 2, at: T0, by }),
  );
  const csv = recordCsv(
    sessionRecordOf(state, { court: '@法院', madeAt: T0, head, cases: new Map() }),
  );
  expect(csv.startsWith("\ufeff执行警示活动记录,夏季执行警示活动\r\n法院,'@法院\r\n")).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""http://example.org"")\n第二行"`);
  expect(csv).toContain("d1,'＝1+1");
  // Who comes for a unit, masked as persons are.
  expect(csv).toContain('法定代表人 欧阳某');
  expect(csv).not.toContain('演示');
  expect(csv).toContain('举行日期,2024-06-26');
  expect(csv).toContain(`日志摘要,${head.digest}`);
});
