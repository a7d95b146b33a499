import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartyState } from './case-state.ts';
import { maskCompany, maskedName, maskPerson } from './masking.ts';
import { filed, fold, on } from './testing/given.ts';

const party = (partyId: string, name: string, over: Partial<PartyState> = {}): PartyState => ({
  partyId,
  role: 'executee',
  entity: 'person',
  name,
  joined: 0,
  left: false,
  ...over,
});

describe('maskPerson', () => {
  it.each([
    ['张三', '张某'],
    ['张三丰', '张某'],
    ['欧阳示', '欧阳某'],
    ['欧阳娜娜', '欧阳某'],
    ['司马相如', '司马某'],
    ['诸葛亮', '诸葛某'],
    ['上官婉儿', '上官某'],
    ['尉迟恭', '尉迟某'],
    ['欧阳', '欧某'],
    ['欧志明', '欧某'],
    ['司徒', '司某'],
    ['阿依古丽·买买提', '阿某'],
    ['迪丽热巴•迪力木拉提', '迪某'],
    ['东方·约翰', '东某'],
    ['慕容雪·阿依', '慕某'],
    ['约翰·史密斯', '约某'],
    ['John Smith', 'J某'],
    ['smith', 'S某'],
    ['Ｊｏｈｎ', 'J某'],
    ['Иванов', 'И某'],
    ['岩', '某某'],
    ['', '某某'],
    ['   ', '某某'],
    ['1张三', '某某'],
    ['*三', '某某'],
    ['𠮷野太郎', '𠮷某'],
    [' 张　三 ', '张某'],
    ['张某', '张某'],
    ['张三（曾用名李四）', '张某'],
  ])('%s → %s', (name, masked) => {
    expect(maskPerson(name)).toBe(masked);
  });

  it('never keeps a given name', () => {
    const han = fc.string({
      unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCodePoint(c)),
      minLength: 3,
      maxLength: 8,
    });
    fc.assert(
      fc.property(han, (name) => {
        const masked = maskPerson(name);
        expect(masked.length).toBeLessThanOrEqual(3);
        expect(masked.endsWith('某')).toBe(true);
        expect(masked.slice(0, -1).length).toBeLessThan(name.length);
      }),
    );
  });
});

describe('maskCompany', () => {
  it.each([
    ['三水示例建材有限公司', undefined, '某建材公司'],
    ['佛山市三水区示例建材有限公司', '建材', '某建材公司'],
    ['三水示例建材有限公司', '示例建材', '某建材公司'],
    ['三水示例有限公司', '示例', '某公司'],
    ['三水示例有限公司', undefined, '某公司'],
    ['三水示例文化科技有限公司', undefined, '某文化科技公司'],
    ['佛山市示例建设建材有限公司', undefined, '某建材公司'],
    ['三水市示例物流装饰工程有限公司', undefined, '某装饰工程公司'],
    ['佛山市示例物流有限公司三水分公司', undefined, '某物流公司'],
    ['佛山市示例五金制品厂', undefined, '某五金制品厂'],
    ['三水区西南街道示例餐饮店', undefined, '某餐饮店'],
    ['中国示例银行股份有限公司佛山三水支行', undefined, '某银行'],
    ['三水示例农村商业银行', undefined, '某银行'],
    ['广东示例律师事务所', undefined, '某律师事务所'],
    ['佛山市示例商贸（集团）有限公司', undefined, '某商贸公司'],
    ['佛山市示例商贸有限公司（普通合伙）', '商贸公司', '某商贸公司'],
    ['ACME Co., Ltd.', undefined, '某公司'],
    ['ACME Co., Ltd.', '化工', '某化工公司'],
  ])('%s (%s) → %s', (name, business, masked) => {
    expect(maskCompany(name, business)).toBe(masked);
  });
});

describe('maskedName', () => {
  it('numbers those who would be called the same, in the order in which they joined', () => {
    const siblings = [
      party('1', '张三'),
      party('2', '李四'),
      party('3', '张四', { left: true }),
      party('4', '张五'),
      party('5', '示例甲建材有限公司', { entity: 'company' }),
      party('6', '示例乙建材有限公司', { entity: 'company' }),
    ];
    expect(siblings.map((each) => maskedName(each, siblings))).toEqual([
      '张某1',
      '李某',
      '张某2',
      '张某3',
      '某建材公司1',
      '某建材公司2',
    ]);
  });

  it('whatever their ids: an object sorts those that are numbers', () => {
    const joining = (partyId: string, name: string) =>
      on('2024-01-03', 'party.joined', { partyId, role: 'executee', entity: 'person', name });
    const events = [filed(), joining('9', '王五'), joining('10', '王六'), joining('1', '王七')];
    const siblings = Object.values(fold(events).parties);
    const names = siblings.map((each) => [each.name, maskedName(each, siblings)]);
    expect(Object.fromEntries(names)).toMatchObject({
      王五: '王某1',
      王六: '王某2',
      王七: '王某3',
    });
  });

  it.each([
    ['佛山市西南街道示例村村民委员会', '某村委会'],
    ['三水示例中学', '某学校'],
    ['三水示例医院', '某医院'],
    ['三水区示例监督管理局', '某行政机关'],
    ['白坭镇示例股份社', '某单位'],
  ])('organisation %s → %s', (name, masked) => {
    expect(maskedName(party('1', name, { entity: 'organisation' }), [])).toBe(masked);
  });

  it('masks minors like everybody, whatever their role', () => {
    const minor = party('1', '张小明', { minor: true, role: 'applicant' });
    expect(maskedName(minor, [minor])).toBe('张某');
  });

  it('no masked name of a case holds a whole name of it, and no two are the same', () => {
    const names = fc.array(
      fc.constantFrom('张三', '张四', '欧阳示', '王五', '李四示', '阿不都·热依木'),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(names, (list) => {
        const siblings = list.map((name, index) => party(String(index), name));
        const masked = siblings.map((each) => maskedName(each, siblings));
        expect(new Set(masked).size).toBe(masked.length);
        for (const name of list) for (const shown of masked) expect(shown).not.toContain(name);
      }),
    );
  });
});
