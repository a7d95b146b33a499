import { describe, expect, it } from 'vitest';
import { maskedNameFault, publicTextFault } from './public-text.ts';

const secrets = {
  names: ['张三', '欧阳演示', '三水示例建材有限公司'],
  others: ['13800138000', '示例花园3座', '粤E12345', ''],
};

describe('H-71 what an audience reads', () => {
  it.each([
    '强制腾退现场',
    '某建材公司厂房查封',
    '《民事诉讼法》第二百五十三条',
    '民事诉讼法第118条；法释〔2015〕17号第1条',
    '执行工作会议2024年部署',
  ])('may say: %s', (text) => {
    expect(publicTextFault(text, secrets)).toBeNull();
  });

  it.each([
    ['腾退张三房屋', '姓名'],
    ['腾退张 三房屋', '姓名'],
    ['腾退张\u200b三房屋', '姓名'],
    ['欧阳·演示名下车辆', '姓名'],
    ['三水示例建材有限公司清场', '姓名'],
    ['三水示例建材厂房', '姓名'],
    ['（2024）粤0607执1234号现场', '案号'],
    ['( 2024 )粤0607民初１２３４号', '案号'],
    ['佛三劳人仲案字〔2024〕1234号', '案号'],
    ['粤E·D12345轿车', '车牌'],
    ['粤E 12345 轿车', '车牌'],
    ['联系138 0013 8000', '电话'],
    ['电话87712345', '电话'],
    ['身份证440607199001011234', '证件'],
    ['示例花园3座腾退', '地址'],
    ['西南街道新华路12号', '地址'],
    ['3单元腾退', '地址'],
  ])('may not say: %s (%s)', (text, why) => {
    expect(publicTextFault(text, secrets)).toMatch(why);
  });

  it('a party is called by a masked name', () => {
    expect(maskedNameFault('张某', secrets)).toBeNull();
    expect(maskedNameFault('某建材公司', secrets)).toBeNull();
    expect(maskedNameFault('李四', secrets)).toMatch('化名');
    expect(maskedNameFault('张三某', secrets)).toMatch('姓名');
  });
});
