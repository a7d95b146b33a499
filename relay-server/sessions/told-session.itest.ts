import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOLD_CASES, TOLD_SESSION } from '../../fixtures/court-year/told/told-numbers.ts';
import { sessionRecord, summonsPrint } from '../../wire/sessions.ts';
import type { View } from '../../wire/views.ts';
import { DisplayWorld } from '../displays/testing/display-world.ts';
import type { TestDisplay } from '../fanout/testing/test-display.ts';
import { turnDay } from '../intake/turn-day.ts';
import {
  CASES,
  clearClip,
  fileCases,
  MORNING,
  OTHERS,
  SessionWorld,
} from './testing/session-world.ts';

/**
 * The told session of the fixture from the list to the payment: 16 cases; of the culture-technology company owing
 * ¥165,000, ¥39,000 were paid before, the rest settled at the session and received the next day.
 */
const ID = TOLD_SESSION.id;
let displays: DisplayWorld;
let world: SessionWorld;
let page: TestDisplay;
let displayId: string;
let clips: Awaited<ReturnType<typeof clearClip>>[];

beforeAll(async () => {
  displays = await DisplayWorld.start({ at: MORNING });
  world = new SessionWorld(displays);
  const { recorder } = displays.relay;
  await fileCases(recorder);
  clips = [
    await clearClip(recorder, 'a', 60_000),
    await clearClip(recorder, 'b', 60_000),
    await clearClip(recorder, 'c', 60_000),
  ];
  ({ page, id: displayId } = await displays.paired());
  await displays.mode('main', 'session');
  await page.until(() => page.welcome?.audience === 'session@main');
  page.follow('wall');
});
afterAll(async () => {
  await displays.close();
  expect(displays.errors).toEqual([]);
});

const showing = () => {
  const view = page.views('wall').get('showing main');
  return view as View<'showing'> | undefined;
};
const clipItem = (itemId: string, n: number) => ({
  ...{ itemId, kind: 'clip', derivativeId: clips[n]?.derivativeId },
});
const LAW = {
  ...{ itemId: 'law', kind: 'law', title: '罚款与拘留', basis: '民事诉讼法 第一百一十八条' },
  ...{ text: '对个人的罚款，为十万元以下。拘留的期限，为十五日以下。', seconds: null },
};
const inviteeOf = async (caseNumber: string) => {
  const found = (await world.detail(ID)).invitees.find((one) => one.caseNumber === caseNumber);
  if (!found) throw new Error(`${caseNumber} is not on the list`);
  return found.inviteeId;
};

describe('the told session', () => {
  it('H-80 H-81 is planned once, with its list of sixteen', async () => {
    const commandId = randomUUID();
    const first = await world.plan({ sessionId: ID, commandId });
    expect(first.status).toBe(201);
    expect((await world.plan({ sessionId: ID, commandId })).json).toEqual(first.json);
    const invitees = CASES.map((caseNumber) => ({ caseNumber, partyId: 'P2' }));
    const { invitees: list } = await world.done(ID, '/invitees', { invitees });
    expect(list).toHaveLength(16);
    expect(list.map(({ maskedName }) => maskedName)).toEqual(
      expect.arrayContaining(['某建材公司', '某文化科技公司', '张某', '钱某']),
    );
  });

  it('H-83 summons are made out, served with proof, and open once', async () => {
    const culture = await inviteeOf(TOLD_CASES.culture);
    const { json } = await world.post(ID, `/invitees/${culture}/summons`);
    const { code, qr } = summonsPrint.parse(json);
    expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect(qr).toContain(code);
    for (const { inviteeId } of (await world.detail(ID)).invitees) {
      await world.done(ID, `/invitees/${inviteeId}/service`, {
        ...{ way: 'direct', servedAt: MORNING - 6 * 86_400_000, proof: '送达回证' },
      });
    }
    expect((await world.post(ID, '/arrivals', { code: 'AAAA-AAAA-AAAA-AAAA' })).status).toBe(409);
    const detail = await world.done(ID, '/arrivals', { code: ` ${qr.toLowerCase()} ` });
    expect(detail).toMatchObject({ served: 16, tally: { arrived: 1 } });
    expect(await world.post(ID, '/arrivals', { code })).toMatchObject({
      ...{ status: 409, json: { rule: 'J-9' } },
    });
    // The whole log holds no code.
    const events = await displays.relay.store.historyOf(`session:${ID}`);
    expect(JSON.stringify(events)).not.toContain(code.replaceAll('-', ''));
    expect(JSON.stringify(events)).not.toContain(code);
  });

  it('H-82 the run-sheet takes cleared clips as they are cleared', async () => {
    const items = [clipItem('a', 0), LAW, clipItem('b', 1), clipItem('c', 2)];
    const { runSheet, version } = await world.done(ID, '/run-sheet', { baseVersion: 0, items });
    expect(version).toBe(1);
    expect(runSheet[0]).toMatchObject({ title: '强制腾退现场', ms: 60_000 });
  });

  it('H-84 is rehearsed without the wall seeing any of it', async () => {
    const rehearsal = true;
    await world.conduct(ID, 'start', { rehearsal });
    const { rehearsal: on } = await world.conduct(ID, 'next', { rehearsal });
    expect(on).toMatchObject({ step: 2, itemId: 'law' });
    await world.conduct(ID, 'end', { rehearsal });
    expect((await world.detail(ID)).conduct).toBeNull();
    expect(showing()).toBeUndefined();
  });

  it('V-10 begins on its wall; the room sees what is on and no name', async () => {
    for (const caseNumber of CASES.slice(0, 15)) {
      if (caseNumber === TOLD_CASES.culture) continue;
      await world.done(ID, '/arrivals', {
        ...{ inviteeId: await inviteeOf(caseNumber), identity: '居民身份证' },
      });
    }
    await world.conduct(ID, 'start');
    await page.until(() => showing()?.step === 1);
    expect(showing()).toMatchObject({
      now: { kind: 'clip', lowerThird: { maskedParty: '某建材公司', measure: 'eviction' } },
      next: { kind: 'law' },
      tally: { arrived: 15, settled: 0, receivedFen: 0 },
    });
    const sent = JSON.stringify(page.frames);
    expect(sent).not.toMatch(/粤0607执|文化科技|演|示例法官|送达/);
  });

  it('H-84 F-70 what was shown is proved; who is overtaken is told how it stands', async () => {
    const { timeline, now } = showing() ?? {};
    const startedAt = timeline?.startsAt ?? 0;
    await world.conduct(ID, 'pause');
    const stale = await world.post(ID, '/conduct', { do: 'next', step: 1 });
    expect(stale).toMatchObject({
      status: 409,
      json: {
        code: 'session_conflict',
        rule: 'J-16',
        session: { conduct: { step: 2, paused: true } },
      },
    });
    const proof = {
      ...{ sessionId: ID, itemId: 'a', derivativeId: now?.clip?.derivativeId },
      ...{ digest: now?.clip?.digest, fromMs: 0, toMs: 400, startedAt, endedAt: startedAt + 400 },
    };
    const tell = (message: object) => page.socket.emitWithAck('shown', message);
    expect(await Promise.all([tell(proof), tell(proof)])).toEqual([
      { taken: true },
      { taken: true },
    ]);
    for (const wrong of [
      { digest: 'f'.repeat(64) },
      { toMs: 59_000 },
      { endedAt: startedAt + 3_600_000, toMs: 59_000 },
      { sessionId: 'another' },
    ]) {
      expect(await tell({ ...proof, ...wrong })).toEqual({ refused: 'bad_request' });
    }
    await world.conduct(ID, 'resume');
  });

  it('F-71 what no display can show is passed over, and what is cleared no more at once', async () => {
    await world.conduct(ID, 'jump', { itemId: 'b' });
    await page.until(() => showing()?.now?.itemId === 'b');
    const failed = {
      ...{ sessionId: ID, itemId: 'b', derivativeId: clips[1]?.derivativeId },
      ...{ why: 'undecodable', at: Date.now() },
    };
    expect(await page.socket.emitWithAck('failed', failed)).toEqual({ taken: true });
    await page.until(() => showing()?.now?.itemId === 'c');
    expect((await world.detail(ID)).notes).toMatchObject([{ displayId, text: '无法解码' }]);

    const { clipId, recordingId } = clips[2] ?? { clipId: '', recordingId: '' };
    await displays.relay.recorder.record('relay', [
      {
        ...{ id: 'withdraw', type: 'clearance.withdrawn', v: 1, occurredAt: MORNING },
        body: { clipId, recordingId, audiences: 'all', reason: '有异议', by: '丙' },
      },
    ]);
    await page.until(() => showing()?.now === null);
    expect(showing()?.chapters.map(({ itemId }) => itemId)).toEqual(['a', 'law', 'b']);
    await world.conduct(ID, 'jump', { itemId: 'law' });
  });

  it('H-85 each outcome is told to its case in the same commit, and counted on the wall', async () => {
    const culture = await inviteeOf(TOLD_CASES.culture);
    await world.done(ID, '/talks', {
      ...{ inviteeId: culture, startedAt: MORNING - 600_000, endedAt: MORNING, note: '愿意履行' },
    });
    const settlement = { amount: 126_000_00, deadline: '2024-06-28' };
    const wrong = { ...settlement, deadline: '2024-06-01' };
    const settled = { inviteeId: culture, outcome: 'settled' };
    expect(await world.post(ID, '/outcomes', { ...settled, settlement: wrong })).toMatchObject({
      ...{ status: 409, json: { rule: 'T-3' } },
    });
    expect((await world.detail(ID)).outcomes.settled).toBe(0);
    const commandId = randomUUID();
    for (let twice = 0; twice < 2; twice += 1) {
      await world.done(ID, '/outcomes', { commandId, ...settled, settlement });
    }
    await world.done(ID, '/outcomes', {
      ...{ inviteeId: await inviteeOf(TOLD_CASES.shop), outcome: 'settled', paidFen: 100_000_00 },
      settlement: {
        ...{ amount: 70_000_00, deadline: '2024-11-15' },
        instalments: [
          { due: '2024-07-31', amount: 40_000_00 },
          { due: '2024-11-15', amount: 30_000_00 },
        ],
      },
      measure: {
        ...{ kind: 'judicialDetention', ground: '有履行能力而拒不履行', approver: '示例局长' },
        ...{ instrument: '（2024）粤0607司惩1号', from: '2024-06-26', until: '2024-07-11' },
      },
    });
    await world.done(ID, '/outcomes', {
      ...{
        inviteeId: await inviteeOf(TOLD_CASES.wages),
        outcome: 'refused',
        statement: '暂无现金',
      },
    });
    for (const [n, caseNumber] of OTHERS.entries()) {
      const inviteeId = await inviteeOf(caseNumber);
      if (n < 6)
        await world.done(ID, '/outcomes', { inviteeId, outcome: 'paid', paidFen: 1_000_00 });
      else if (n < 10) {
        const terms = { amount: 5_000_00, deadline: '2024-07-31' };
        await world.done(ID, '/outcomes', { inviteeId, outcome: 'settled', settlement: terms });
      } else await world.done(ID, '/outcomes', { inviteeId, outcome: 'refused' });
    }
    await page.until(() => showing()?.tally.settled === 6);
    expect(showing()?.tally).toEqual({ arrived: 15, settled: 6, receivedFen: 106_000_00 });
  });

  it('H-85 an outcome that was a mistake is taken back in the case too, and said anew', async () => {
    const inviteeId = await inviteeOf(OTHERS[0] ?? '');
    await world.done(ID, '/outcomes/undo', { inviteeId, reason: '金额有误' });
    const query = { topics: ['payment'], caseNumber: OTHERS[0] ?? '', liveOnly: true };
    expect(await displays.relay.store.rowCount(query)).toBe(0);
    await world.done(ID, '/outcomes', { inviteeId, outcome: 'paid', paidFen: 2_000_00 });
    expect(await displays.relay.store.rowCount(query)).toBe(1);
  });

  it('H-84 W-10 when it ends the relay says that it was held', async () => {
    await world.conduct(ID, 'end');
    await page.until(() => showing() === undefined);
    expect(await world.post(ID, '/conduct', { do: 'next', step: 99 })).toMatchObject({
      status: 409,
    });
    const held = (await displays.relay.store.historyOf(`session:${ID}`)).filter(
      ({ type }) => type === 'warning.held',
    );
    expect(held).toMatchObject([{ source: 'relay', body: { heldOn: TOLD_SESSION.day } }]);
  });

  it('H-86 the next day ¥126,000 come in: traced, in the record, and in the figures', async () => {
    displays.clock.at += 86_400_000;
    const { recorder } = displays.relay;
    await turnDay(recorder, '2024-06-27');
    const record = async () =>
      sessionRecord.parse((await displays.ask('GET', `/api/v1/sessions/${ID}/record`)).json);
    const of = async (caseNumber: string) =>
      (await record()).invitees.find((invitee) => invitee.caseNumber === caseNumber);
    const settlementId = (await of(TOLD_CASES.culture))?.outcome?.settlement?.settlementId ?? '';
    const occurredAt = displays.clock.at;
    const common = { v: 1, occurredAt, caseNumber: TOLD_CASES.culture };
    const paid = { paymentId: 'D1', amount: 126_000_00, origin: 'settlement' };
    const { rejected } = await recorder.record('court', [
      {
        ...{ ...common, id: 'paid', type: 'payment.recovered' },
        // It names its settlement; that names the session.
        body: { ...paid, receivedOn: '2024-06-27', settlementId },
      },
      {
        ...{ ...common, id: 'performed', type: 'settlement.performed' },
        body: { settlementId, on: '2024-06-27' },
      },
    ]);
    expect(rejected).toEqual([]);
    expect(await of(TOLD_CASES.culture)).toMatchObject({
      ...{ settlementStatus: 'performed', maskedName: '某文化科技公司', talks: 1 },
      payments: [{ paymentId: 'D1', amount: 126_000_00, receivedOn: '2024-06-27', settlementId }],
    });
    expect((await record()).totals).toEqual({
      ...{ invited: 16, arrived: 15, paid: 6, settled: 6, refused: 4 },
      ...{ receivedFen: 107_000_00, tracedFen: 233_000_00 },
    });
    expect((await record()).shown).toMatchObject([{ displayId, itemId: 'a', toMs: 400 }]);
    const { json } = await displays.ask('GET', '/api/v1/statistics');
    const figures = new Map(
      (Array.isArray(json) ? json : []).map(({ id, value }) => [String(id), Number(value)]),
    );
    expect(figures.get('warningSessions@year')).toBe(1);
    expect(figures.get('warningArrivalRate@year')).toBe(93.75);
    expect(figures.get('warningSettled@year')).toBe(12);
    expect(figures.get('warningRecovered@year')).toBe(233_000_00);
  });

  it('H-86 the record is a table for a spreadsheet too, whose texts are no formulas', async () => {
    const { text, status } = await displays.ask('GET', `/api/v1/sessions/${ID}/record.csv`);
    expect(status).toBe(200);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain(`${TOLD_CASES.culture},某文化科技公司,,直接送达`);
    expect(text).toContain('126000.00');
    expect(text).not.toMatch(/文演|张演|钱演/);
  });

  it('a settlement of the session that is broken is an alert', async () => {
    displays.clock.at = Date.parse('2024-08-01T02:00:00Z');
    const { recorder, store } = displays.relay;
    await turnDay(recorder, '2024-08-01');
    const detail = await world.detail(ID);
    const shop = detail.invitees.find(({ caseNumber }) => caseNumber === TOLD_CASES.shop);
    const { rejected } = await recorder.record('court', [
      {
        ...{ id: 'broken', type: 'settlement.breached', v: 1, occurredAt: displays.clock.at },
        caseNumber: TOLD_CASES.shop,
        body: { settlementId: shop?.outcome?.settlement?.settlementId, on: '2024-08-01' },
      },
    ]);
    expect(rejected).toEqual([]);
    const alerts = [];
    for await (const rows of store.rows({ topics: ['alert'], liveOnly: true }))
      alerts.push(...rows);
    expect(alerts.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'settlementBreached', subject: '警示活动和解', level: 'critical' },
        caseNumber: TOLD_CASES.shop,
      }),
    );
  });
});
