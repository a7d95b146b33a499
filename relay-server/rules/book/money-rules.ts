import type { Rule } from './rule.ts';

export const paymentRules = {
  'P-1': {
    sentence: '同一案件中已有此款项标识；若金额有误，请发更正事件',
    tag: 'A',
    basis: '标识在案内唯一：一笔款只算一次',
  },
  'P-2': {
    sentence: '案件中没有此款项，请先登记到账或核对标识',
    tag: 'A',
    basis: '所指须存在',
  },
  'P-3': { sentence: '金额须大于零，请核对金额', tag: 'A', basis: '零额不是款项' },
  'P-4': {
    sentence: '到账日期晚于事件发生日，请核对日期',
    tag: 'A',
    basis: '已发生的事不能在将来',
  },
  'P-5': {
    sentence: '发放合计超过此笔到账金额，请核对金额',
    tag: 'L',
    basis: '执行款物管理规定（法发〔2017〕6号）：一案一账，专款专用',
  },
  'P-6': {
    sentence: '发放日期须不早于到账日期、不晚于事件发生日，请核对日期',
    tag: 'A',
    basis: '时间先后',
  },
  'P-7': {
    sentence: '案件中没有此收款人，请先登记当事人或核对标识',
    tag: 'A',
    basis: '所指须存在',
  },
  'P-8': {
    sentence: '案件中没有此和解，请先登记和解或核对标识',
    tag: 'A',
    basis: '所指须存在',
  },
  'P-9': {
    sentence: '冻结不在生效中（轮候、未生效、已失效或已解除），不能扣划，请核对查封状态',
    tag: 'L',
    basis: '民诉法 第253条；查封扣押冻结规定 第26、27条',
  },
  'P-10': {
    sentence: '此类财产不能扣划，须评估拍卖或变卖，请核对财产种类',
    tag: 'L',
    basis: '民诉法 第253、258条',
  },
  'P-11': {
    sentence: '放弃合计超过申请执行标的与迟延利息之和，请核对金额',
    tag: 'A',
    basis: '放弃不能多于债权',
  },
  'P-12': {
    sentence: '代理人代领案款须在案且有特别授权，请核对收款人与授权',
    tag: 'L',
    basis: '民诉法 第62条；执行款物管理规定（法发〔2017〕6号）',
  },
  'P-13': {
    sentence: '案件中没有此缴款人，请先登记当事人或核对标识；不是当事人的请不填',
    tag: 'A',
    basis: '所指须存在',
  },
} as const satisfies Record<string, Rule>;

export const settlementRules = {
  'T-1': {
    sentence: '同一案件中已有此和解标识；若信息有误，请发更正事件',
    tag: 'A',
    basis: '标识在案内唯一',
  },
  'T-2': {
    sentence: '案件中没有此和解，请先登记和解或核对标识',
    tag: 'A',
    basis: '所指须存在',
  },
  'T-3': { sentence: '履行期限早于签订日，请核对期限', tag: 'A', basis: '时间先后' },
  'T-4': {
    sentence: '分期须按日期先后、不超过履行期限，合计等于和解金额，请核对分期',
    tag: 'P',
    basis: '执行和解规定（法释〔2018〕3号）第1条',
  },
  'T-5': {
    sentence: '代签和解的须是本案代理人且有特别授权，请核对授权',
    tag: 'L',
    basis: '民诉法 第62条；执行和解规定 第4条',
  },
  'T-6': {
    sentence: '此和解已履行完毕或已违约，不能再登记，请核对和解状态',
    tag: 'L',
    basis: '执行和解规定 第8、9条',
  },
  'T-7': {
    sentence: '日期须不早于和解签订、不晚于事件发生日，请核对日期',
    tag: 'A',
    basis: '已发生的事不能在将来',
  },
} as const satisfies Record<string, Rule>;
