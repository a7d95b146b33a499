import { describe, expect, it } from 'vitest';
import { type Topic, views } from '../../wire/views.ts';
import type { StoredRow } from '../log/store.ts';
import { rowSchemas } from '../projections/rows.ts';
import type { Audience } from './audience.ts';
import { bureau } from './bureau.ts';
import { clearanceTopic, clearedTopic, clearedTopicOf } from './clearance.ts';
import { closed } from './closed.ts';
import { consoleAudience } from './console.ts';
import { delegates } from './delegates.ts';
import type { RelayFacts } from './relay-facts.ts';
import { session } from './session.ts';
import { sessionTopics } from './session-topics.ts';
import { fullRows } from './testing/full-rows.ts';
import { Viewer } from './viewer.ts';

const facts: RelayFacts = {
  courtName: '三水区人民法院',
  demo: true,
  openedOn: '2023-10-01',
  health: 'ok',
  since: 1_700_000_000_000,
  recording: { state: 'low', cause: 'disk', since: 1_700_000_000_000, streamsNotRecorded: 0 },
};
const audiences = {
  bureau: bureau(() => facts),
  delegates: delegates(() => facts, 'main'),
  session: session(() => facts, 'main'),
  closed: closed(() => facts),
  console: consoleAudience(() => facts),
};

function fail(fault: { error: unknown }): never {
  throw fault.error;
}

function sent(audience: Audience, rows: readonly StoredRow[], strict = true) {
  const viewer = new Viewer(audience, { strict, onFault: fail });
  return [...viewer.rowsOf('wall', rows), ...viewer.rowsOf('case', rows)];
}

/** A string in every place where a person, an address or a number could stand. */
const CANARY = /CANARY/;

describe('what leaves the relay', () => {
  it('the samples fill every topic and every private field', () => {
    const rows = fullRows();
    expect(new Set(rows.map((row) => row.topic))).toEqual(new Set(Object.keys(rowSchemas)));
    for (const { topic, data } of rows) {
      const schema = Object.entries(rowSchemas).find(([name]) => name === topic)?.[1];
      expect(schema?.safeParse(data).success, topic).toBe(true);
    }
    expect(JSON.stringify(rows).match(/CANARY-[a-z-]+/g)).toEqual([
      'CANARY-url',
      'CANARY-key',
      'CANARY-display-key',
      'CANARY-deed',
      'CANARY-name',
      'CANARY-business',
      'CANARY-id-number',
      'CANARY-phone',
      'CANARY-address',
      'CANARY-registration',
      'CANARY-registration',
      'CANARY-account',
      'CANARY-account-name',
      'CANARY-account',
      'CANARY-token',
      'CANARY-signed-in-from',
    ]);
  });

  it.each(Object.values(audiences))('V-2 $name: no private field in any topic', (audience) => {
    const rows = sent(audience, fullRows());
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(CANARY);
  });

  it.each(Object.values(audiences))(
    'V-2 $name: a field that is not known is not sent',
    (audience) => {
      const rows = fullRows().map(
        ({ topic, id, caseNumber, seq, data }): StoredRow => ({
          topic,
          id,
          caseNumber,
          seq,
          data: { ...Object(data), extra: 'CANARY-extra' },
        }),
      );
      const viewer = new Viewer(audience, { strict: false, onFault: () => undefined });
      const out = [...viewer.rowsOf('wall', rows), ...viewer.rowsOf('case', rows)];
      expect(JSON.stringify(out)).not.toMatch(CANARY);
    },
  );

  it('V-1 the console is sent every topic, the bureau’s walls those not of a session and of the console’s work', () => {
    const topicsOf = (audience: Audience) =>
      new Set(sent(audience, fullRows()).map((row) => row.topic));
    const all = Object.keys(views);
    expect(topicsOf(audiences.console)).toEqual(new Set(all));
    const others = [...Object.keys(sessionTopics), 'clearance', 'cleared', 'display'];
    const ofWalls = all.filter((topic) => !others.includes(topic));
    expect(topicsOf(audiences.bureau)).toEqual(new Set(ofWalls));
  });

  it('V-11 whoever conducts a session is sent its topics, built field by field', () => {
    const audience = { ...audiences.closed, wall: sessionTopics };
    const rows = sent(audience, fullRows());
    expect(new Set(rows.map((row) => row.topic))).toEqual(new Set(Object.keys(sessionTopics)));
    for (const { topic, view } of rows) {
      const data = fullRows().find((row) => row.topic === topic)?.data;
      expect(view, topic).toEqual(data);
    }
    const extra = fullRows().map(({ topic, id, caseNumber, seq, data }) => ({
      ...{ topic, id, caseNumber, seq },
      data: { ...Object(data), extra: 'CANARY-extra' },
    }));
    const lax = new Viewer(audience, { strict: false, onFault: () => undefined });
    expect(JSON.stringify(lax.rowsOf('wall', extra))).not.toMatch(CANARY);
  });

  it('V-10 a session is sent what its own wall shows, and nothing of the bureau', () => {
    const rows = sent(audiences.session, fullRows());
    expect(rows.map((row) => row.topic)).toEqual(['meta', 'showing']);
    expect(rows[0]?.view).toEqual({
      ...{ courtName: '三水区人民法院', demo: true, health: 'ok', since: 1_700_000_000_000 },
      ...{ courtToday: '', asOf: 0, openedOn: '', recording: null },
    });
    expect(rows[1]?.view).toEqual(fullRows().find((row) => row.topic === 'showing')?.data);
    const elsewhere = sent(
      session(() => facts, 'hall'),
      fullRows(),
    );
    expect(elsewhere.find((row) => row.topic === 'showing')).toMatchObject({ gone: true });
  });

  it('V-1 delegates are sent aggregates and what is cleared for them alone', () => {
    const topics = sent(audiences.delegates, fullRows()).map((row) => row.topic);
    expect(new Set(topics)).toEqual(
      new Set([
        'meta',
        'statistic',
        'trend',
        'closing',
        'assetStatus',
        'town',
        'cleared',
        'draw',
        'wall',
      ]),
    );
  });

  it('V-12 delegates are told of their own wall, and of its direction what concerns their visit', () => {
    const wall = fullRows().find(({ topic }) => topic === 'wall');
    const viewOf = (directive: object, id = 'main') => {
      const data = { ...Object(wall?.data), since: 1_000 };
      const said = { ...data.directive, caseNumber: null, scene: null, at: 2_000, ...directive };
      const row = {
        topic: 'wall',
        id,
        caseNumber: null,
        seq: 1,
        data: { ...data, directive: said },
      };
      return sent(audiences.delegates, [row])[0];
    };
    const nobody = { caseNumber: null, streamId: null, by: null };
    expect(viewOf({ scene: 'delegates', page: 'faster' })?.view).toMatchObject({
      directive: { ...nobody, scene: 'delegates', page: 'faster', rotating: false },
    });
    expect(viewOf({ figure: 'closedCount@year' })?.view).toMatchObject({
      directive: { ...nobody, scene: null, figure: 'closedCount@year' },
    });
    const others = [
      { caseNumber: '（2024）粤0607执1号', scene: 'case-cloud' },
      { caseNumber: '（2024）粤0607执1号' },
      { streamId: 'unit-1' },
      { scene: 'overview' },
      // Said before the visitors came in.
      { scene: 'delegates', page: 'faster', at: 999 },
    ];
    for (const other of others) expect(viewOf(other)?.view).toMatchObject({ directive: null });
    expect(viewOf({}, 'hall')).toEqual({ topic: 'wall', id: 'hall', seq: 1, gone: true });
  });

  it('V-5 delegates: of a month the counts below five are withheld one by one', () => {
    const trend = fullRows().find(({ topic }) => topic === 'trend');
    const view = (change: object) =>
      sent(audiences.delegates, [
        {
          topic: 'trend',
          id: 'm',
          caseNumber: null,
          seq: 1,
          data: { ...Object(trend?.data), ...change },
        },
      ])[0]?.view;
    expect(view({ codePersons: 4, questionPersons: 0 })).toMatchObject({
      ...{ codePersons: null, questionPersons: 0, warningPersons: 18, closed: 130 },
    });
    expect(view({ warningPersons: 1 })).toMatchObject({
      warningPersons: null,
      warningRecovered: null,
      stated: null,
    });
  });

  it('V-5 delegates: that a month was revised is told, not what it was where few came or went', () => {
    const trend = fullRows().find(({ topic }) => topic === 'trend');
    const stated = (filed: number, closed: number, recovered = 5_000_000) => {
      const data = { ...Object(trend?.data), first: { filed, closed, recovered } };
      const row = { topic: 'trend', id: 'm', caseNumber: null, seq: 1, data };
      const [visitors, staff] = [audiences.delegates, audiences.bureau].map(
        (audience) => Object(sent(audience, [row])[0]?.view).stated,
      );
      expect(staff).toEqual(
        filed === 120 && closed === 130 && recovered === 5_000_000
          ? null
          : { filed, closed, recovered },
      );
      return visitors;
    };
    expect(stated(120, 130)).toBeNull();
    expect(stated(115, 131)).toEqual({ filed: 115, closed: null, recovered: 5_000_000 });
    expect(stated(124, 0)).toEqual({ filed: null, closed: 0, recovered: 5_000_000 });
    expect(stated(120, 4)).toMatchObject({ filed: 120, closed: null });
    expect(stated(120, 130, 4_999_999)).toEqual({ filed: 120, closed: 130, recovered: null });
  });

  it('V-1 a closed screen is sent the name of the court alone', () => {
    const rows = sent(audiences.closed, fullRows());
    expect(rows.map((row) => row.topic)).toEqual(['meta']);
    expect(rows[0]?.view).toEqual({
      courtName: '三水区人民法院',
      demo: true,
      courtToday: '',
      asOf: 0,
      openedOn: '',
      health: 'ok',
      since: 0,
      recording: null,
    });
  });

  it('V-1 who acted, why, and what was noted of video is told to the bureau alone', () => {
    const ofVideo = /示例书记员|厂房清场|clip-1|run-1/;
    expect(JSON.stringify(sent(audiences.bureau, fullRows()))).toMatch(ofVideo);
    for (const audience of [audiences.delegates, audiences.session, audiences.closed]) {
      expect(JSON.stringify(sent(audience, fullRows()))).not.toMatch(ofVideo);
    }
  });

  it('V-21 what is cleared is told to whom it is cleared for, and not whom else', () => {
    const [row] = fullRows().filter(({ topic }) => topic === 'cleared');
    const view = clearedTopicOf('session')(row?.data);
    expect(views.cleared.parse(view)).toEqual({
      ...{ publicTitle: '清场现场', caseType: '执', measure: 'seal', audiences: ['session'] },
      ...{ legalBasis: '民事诉讼法第二百五十三条', maskedParty: '某建材公司' },
      ...{ ms: 20_000, width: 1280, height: 720, digest: 'd'.repeat(64) },
    });
    const forDelegates = { ...Object(row?.data), audiences: ['delegates'] };
    expect(clearedTopicOf('session')(forDelegates)).toBeUndefined();
    expect(views.cleared.parse(clearedTopic(row?.data)).audiences).toHaveLength(2);
  });

  it('V-21 how a clearance stands is built field by field, for the console', () => {
    const [row] = fullRows().filter(({ topic }) => topic === 'clearance');
    const data = { ...Object(row?.data) };
    const view = clearanceTopic(data);
    expect(views.clearance.parse(view)).toMatchObject({ title: '厂房清场' });
    expect(view).not.toHaveProperty('masks');
    expect(view).not.toHaveProperty('soundPlan');
  });

  it('V-4 damaged data is not sent: the row arrives as a tombstone and is told of', () => {
    const faults: string[] = [];
    const viewer = new Viewer(audiences.bureau, {
      strict: false,
      onFault: ({ topic, id }) => faults.push(`${topic} ${id}`),
    });
    const row = { topic: 'town', id: 't', caseNumber: null, seq: 4, data: { name: 5 } };
    expect(viewer.rowOf('wall', row)).toEqual({ topic: 'town', id: 't', seq: 4, gone: true });
    expect(faults).toEqual(['town t']);
  });

  it('V-5 delegates: a count below five is withheld, zero and five are not', () => {
    const closing = (cases: number): StoredRow => ({
      topic: 'closing',
      id: 'fullySatisfied',
      caseNumber: null,
      seq: 1,
      data: { few: false, way: 'fullySatisfied', year: 2024, cases },
    });
    const gone = [0, 1, 4, 5].map((cases) => sent(audiences.delegates, [closing(cases)])[0]?.gone);
    expect(gone).toEqual([undefined, true, true, undefined]);
  });

  it('V-5 delegates: what would follow from something of few is withheld, and told to the bureau', () => {
    const topics = ['statistic', 'trend', 'closing', 'assetStatus', 'town'];
    const rows = fullRows().flatMap(({ topic, id, caseNumber, seq, data }): StoredRow[] =>
      topics.includes(topic)
        ? [{ topic, id, caseNumber, seq, data: { ...Object(data), few: true } }]
        : [],
    );
    expect(rows).toHaveLength(5);
    expect(sent(audiences.delegates, rows).every(({ gone }) => gone)).toBe(true);
    expect(sent(audiences.bureau, rows).some(({ gone }) => gone)).toBe(false);
    const month = fullRows().find(({ topic }) => topic === 'trend');
    const part = {
      ...Object(month?.data),
      fewOf: ['averageDays', 'codePersons', 'warningPersons'],
    };
    const trend = { topic: 'trend', id: '2024-11', caseNumber: null, seq: 1, data: part };
    expect(sent(audiences.delegates, [trend])[0]?.view).toMatchObject({
      ...{ averageDays: null, codePersons: null, warningPersons: null, warningRecovered: null },
    });
  });

  it('V-5 delegates: a rate over fewer than five cases is withheld', () => {
    const statistic = fullRows().find((row) => row.topic === 'statistic');
    const rate = {
      ...Object(statistic?.data),
      unit: 'percent',
      value: 75,
      numerator: 3,
      denominator: 4,
    };
    const row = { topic: 'statistic', id: 's', caseNumber: null, seq: 1, data: rate };
    expect(sent(audiences.delegates, [row])).toEqual([
      { topic: 'statistic', id: 's', seq: 1, gone: true },
    ]);
    expect(sent(audiences.bureau, [row])[0]?.view).toMatchObject({ numerator: 3, denominator: 4 });
  });

  it('V-5 delegates: a change is withheld when either period counts fewer than five', () => {
    const change = (now: number, before: number): StoredRow => ({
      topic: 'statistic',
      id: 's',
      caseNumber: null,
      seq: 1,
      data: {
        ...Object(fullRows().find((row) => row.topic === 'statistic')?.data),
        unit: 'percent',
        value: -80,
        previous: { from: '2023-01-01', to: '2023-12-31', value: before },
        numerator: now - before,
        denominator: before,
      },
    });
    const gone = (now: number, before: number) =>
      sent(audiences.delegates, [change(now, before)])[0]?.gone;
    expect([gone(2, 10), gone(10, 4), gone(5, 20), gone(0, 10)]).toEqual([
      true,
      true,
      undefined,
      undefined,
    ]);
  });

  it('V-5 delegates: value without an asset of its own is withheld, it is some other asset’s', () => {
    const status = (assets: number): StoredRow => ({
      topic: 'assetStatus',
      id: 'deposit:sold',
      caseNumber: null,
      seq: 1,
      data: { few: false, kind: 'deposit', group: 'sold', assets, value: 700 },
    });
    const gone = (assets: number) => sent(audiences.delegates, [status(assets)])[0]?.gone;
    expect([gone(0), gone(4), gone(5)]).toEqual([true, true, undefined]);
    expect(sent(audiences.bureau, [status(0)])[0]?.view).toMatchObject({ value: 700 });
  });

  it('V-2 bureau: parties by their masked names, assets without their registration', () => {
    const rows = sent(audiences.bureau, fullRows());
    const viewOf = (topic: Topic) => rows.find((row) => row.topic === topic)?.view;
    expect(viewOf('party')).toMatchObject({ name: '张某1' });
    expect(viewOf('asset')).toMatchObject({ name: '小型轿车 ***' });
  });
});
