import { Eavesdrop } from './support/eavesdrop.ts';
import { CAR, event, executee, filing, nextCase, nextId, seized } from './support/events.ts';
import { NOW, TODAY } from './support/stage.ts';
import { hits, openCase, openWall, painted, panel, searchFor } from './support/wall.ts';
import { expect, test } from './support/wall-test.ts';

const SECRETS = [
  '欧阳示例',
  '张示例甲',
  '张示例乙',
  '诸葛少年',
  '三水示例建材有限公司',
  '000-5550000',
  '000000-CANARY-ID',
  'CANARY示例路1号',
  '粤E-CANARY1',
  'CANARY示例银行0000',
];

function secretCase(caseNumber: string) {
  const person = (partyId: string, name: string, over: object = {}) => ({
    partyId,
    role: 'executee',
    entity: 'person',
    name,
    ...over,
  });
  const parties = [
    { partyId: 'A1', role: 'applicant', entity: 'company', name: SECRETS[4], business: '建材' },
    person('E1', '欧阳示例', {
      phone: '000-5550000',
      idNumber: '000000-CANARY-ID',
      address: 'CANARY示例路1号',
    }),
    person('E2', '张示例甲'),
    person('E3', '张示例乙'),
    person('E4', '诸葛少年', { minor: true }),
  ];
  const car = seized(caseNumber, CAR, '2024-12-20', { owner: 'E1', registration: '粤E-CANARY1' });
  return [
    filing(caseNumber, { parties }),
    ...car.events,
    event(
      'payment.deducted',
      { paymentId: nextId(), amount: 1_000_000, bank: 'CANARY示例银行0000' },
      caseNumber,
    ),
    event(
      'measure.imposed',
      {
        measureId: nextId(),
        kind: 'consumptionRestriction',
        partyId: 'E2',
        ground: '有履行能力而拒不履行',
        approver: '示例院长',
        approvedAt: NOW - 600_000,
        instrument: `${caseNumber}之二`,
        servedAt: NOW - 300_000,
        from: TODAY,
      },
      caseNumber,
    ),
  ];
}

test('what is secret never reaches the page: not its DOM, no frame, no answer; names are masked', async ({
  page,
  stage,
}) => {
  const caseNumber = nextCase();
  const heard = new Eavesdrop(page);
  await openWall(page, stage);
  await painted(page, await stage.take(secretCase(caseNumber)));
  await expect(panel(page, '预警').getByRole('listitem')).not.toHaveCount(0);
  const dom = [await page.content()];

  const dialog = await searchFor(page, '欧阳示例');
  await expect(hits(dialog)).toContainText([caseNumber]);
  await expect(hits(dialog)).toContainText(['欧阳某']);
  // What was typed by hand is on the screen; what came for it is not.
  await dialog.getByRole('textbox').fill(caseNumber);
  await expect(hits(dialog)).toHaveCount(1);
  dom.push(await page.content());
  await page.keyboard.press('Escape');

  await openCase(page, caseNumber);
  const parties = panel(page, '当事人');
  for (const masked of ['某建材公司', '欧阳某', '张某1', '张某2', '诸葛某']) {
    await expect(parties).toContainText(masked);
  }
  await expect(panel(page, '强制措施')).toContainText('限制消费');
  await expect(panel(page, '财产详情')).toContainText('车辆');
  dom.push(await page.content());

  // What a reader on this machine may ask for besides.
  const read = await Promise.all([
    stage.read(`cases/${encodeURIComponent(caseNumber)}`),
    stage.read('statistics'),
    stage.read('health'),
  ]);
  expect(heard.frames().length).toBeGreaterThan(2);
  const everything = [...dom, JSON.stringify(read), await heard.everything()].join('\n');
  expect(everything).toContain('欧阳某');
  for (const secret of SECRETS) expect(everything).not.toContain(secret);
});

test('hostile text is text, wherever it is shown', async ({ page, stage }) => {
  const image = '<img src=x onerror="document.title=1">';
  const script = '</script><script>document.title=1</script>';
  const template = '{{7*7}} %s __proto__ <b>';
  page.on('dialog', () => {
    throw new Error('a script of an event ran');
  });
  const caseNumber = nextCase();
  const parties = [
    { ...executee, partyId: 'E1', entity: 'organisation', name: script },
    { ...executee, partyId: 'constructor', role: 'applicant', name: '甲示例' },
  ];
  const house = seized(caseNumber, CAR, '2024-12-20', { name: image });
  await openWall(page, stage);
  await painted(
    page,
    await stage.take([
      filing(caseNumber, { cause: image, enforcementBasis: template, parties }),
      ...house.events,
      event('case.node', { code: '014', note: `${image}${'长'.repeat(120)}` }, caseNumber),
      event('case.node', { code: '015', note: '\u202e反向\u200b零宽' }, caseNumber),
    ]),
  );
  await openCase(page, caseNumber);
  await expect(panel(page, '案件')).toContainText(image);
  await expect(panel(page, '案件')).toContainText(template);
  await expect(panel(page, '财产详情')).toContainText('<img src=x');
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle('智行云视中心');
});
