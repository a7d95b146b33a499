import type { Rule } from './rule.ts';

const UNIQUE = { tag: 'A', basis: '标识在案内唯一' } as const;
const EXISTS = { tag: 'A', basis: '所指须存在' } as const;
const PAST = { tag: 'A', basis: '时间先后；已发生的事不能在将来' } as const;

export const coerciveRules = {
  'M-1': { sentence: '同一案件中已有此措施标识；若信息有误，请发更正事件', ...UNIQUE },
  'M-2': { sentence: '案件中没有此强制措施，请先登记措施或核对标识', ...EXISTS },
  'M-3': { sentence: '批准、送达时间晚于事件发生时间，请核对时间', ...PAST },
  'M-4': { sentence: '措施截止日早于起始日，请核对日期', ...PAST },
  'M-5': { sentence: '拘留超过十五日，请核对期限', tag: 'L', basis: '民诉法 第118条' },
  'M-6': {
    sentence: '拘传超过八小时的，理由须写明可能采取拘留措施，且不得超过二十四小时',
    tag: 'L',
    basis: '民诉法解释 第482条',
  },
  'M-7': {
    sentence: '罚款须写明金额：个人十万元以下，单位五万元以上一百万元以下，请核对金额',
    tag: 'L',
    basis: '民诉法 第118条',
  },
  'M-8': {
    sentence: '纳入失信名单一般两年，最长延至五年，请核对期限',
    tag: 'L',
    basis: '失信规定（法释〔2017〕7号）第2条',
  },
  'M-9': { sentence: '此措施已经解除，不能再解除，请核对措施', tag: 'A', basis: '解除一次为限' },
  'M-10': { sentence: '解除、复议日期须不早于措施开始、不晚于事件发生日，请核对日期', ...PAST },
} as const satisfies Record<string, Rule>;

export const objectionRules = {
  'O-1': { sentence: '同一案件中已有此异议标识；若信息有误，请发更正事件', ...UNIQUE },
  'O-2': { sentence: '案件中没有此异议，请先登记异议或核对标识', ...EXISTS },
  'O-3': {
    sentence: '此异议已有结果，不能再登记结果；若有误，请发更正事件',
    tag: 'L',
    basis: '民诉法 第236、238条',
  },
  'O-4': { sentence: '异议的日期次序不对或晚于事件发生日，请核对日期', ...PAST },
  'O-5': { sentence: '同一案件中已有此线索标识；若信息有误，请发更正事件', ...UNIQUE },
  'O-6': { sentence: '案件中没有此线索，请先登记线索或核对标识', ...EXISTS },
  'O-7': {
    sentence: '此线索已经核查，不能再登记核查；新情况请另登记线索',
    tag: 'A',
    basis: '一条线索一次核查',
  },
  'O-8': { sentence: '线索的日期次序不对或晚于事件发生日，请核对日期', ...PAST },
  'O-9': { sentence: '此信访件已经登记；若信息有误，请发更正事件', tag: 'A', basis: '标识唯一' },
  'O-10': {
    sentence: '此信访件已经录入，不能再次录入',
    tag: 'P',
    basis: '收到、录入、办结依次进行',
  },
  'O-11': {
    sentence: '信访件尚未录入或已经办结，不能登记办结，请先登记录入',
    tag: 'P',
    basis: '收到、录入、办结依次进行',
  },
  'O-12': { sentence: '信访件的日期次序不对或晚于事件发生日，请核对日期', ...PAST },
  'O-13': { sentence: '同一案件中已有此留言标识；若信息有误，请发更正事件', ...UNIQUE },
  'O-14': { sentence: '案件中没有此留言，请先登记留言或核对标识', ...EXISTS },
  'O-15': { sentence: '此留言已经答复；再次来信请另登记留言', tag: 'A', basis: '一条留言一次答复' },
  'O-16': { sentence: '留言的日期次序不对或晚于事件发生日，请核对日期', ...PAST },
} as const satisfies Record<string, Rule>;

export const campaignRules = {
  'W-1': { sentence: '此案已在本次清仓的案件池中，不能重复入池', tag: 'A', basis: '一案入池一次' },
  'W-2': {
    sentence: '只有终本案件可以入清仓池，请核对案件状态',
    tag: 'P',
    basis: '终本清仓针对终本案件',
  },
  'W-3': { sentence: '此案不在本次清仓的案件池中，请先登记入池', ...EXISTS },
  'W-4': { sentence: '此案在本次清仓中已出清，不能再登记', tag: 'A', basis: '一案出清一次' },
  'W-5': {
    sentence: '尚未复查，不能登记出清，请先登记复查结果',
    tag: 'P',
    basis: '入池、复查、出清依次进行',
  },
  'W-6': { sentence: '此当事人在本场警示活动已有结果；若有误，请发更正事件', ...UNIQUE },
  'W-7': { sentence: '此专项行动已经开始；若信息有误，请发更正事件', tag: 'A', basis: '标识唯一' },
  'W-8': { sentence: '此专项行动已经结束，不能再次结束', tag: 'A', basis: '结束一次为限' },
  'W-9': { sentence: '专项行动或警示活动的日期次序不对或晚于事件发生日，请核对日期', ...PAST },
  'W-10': {
    sentence: '此场警示活动已经登记；若信息有误，请发更正事件',
    tag: 'A',
    basis: '标识唯一',
  },
} as const satisfies Record<string, Rule>;

export const amendmentRules = {
  'A-1': { sentence: '找不到要更正或撤销的事件，请核对其标识（须是同一来源发出的）', ...EXISTS },
  'A-2': {
    sentence: '要更正或撤销的事件已被撤销；如要恢复，请撤销那次撤销',
    tag: 'A',
    basis: '撤销一次为限',
  },
  'A-3': {
    sentence: '不能更正一次更正或撤销；请直接更正原事件，或撤销那次更正',
    tag: 'A',
    basis: '更正指向原事件',
  },
  'A-4': {
    sentence: '更正后的内容不合该事件的字段要求，请按字段说明改正',
    tag: 'A',
    basis: '更正也须合格',
  },
  'A-5': {
    sentence: '更正不能把事件移到另一事项；请撤销原事件后重新登记',
    tag: 'A',
    basis: '一个事件只属于一个事项',
  },
} as const satisfies Record<string, Rule>;

export const streamRules = {
  'L-1': { sentence: '此视频流已经登记；要更改请先停用，再重新登记', tag: 'A', basis: '标识唯一' },
  'L-2': { sentence: '此视频流已经停用，不能再次停用', tag: 'A', basis: '停用一次为限' },
  'L-3': {
    sentence: '现场视频的接入与位置是设备所报，不能更正或撤销',
    tag: 'A',
    basis: '事实以最新为准，旧的不再显示',
  },
  'L-4': {
    sentence: '录像记录以磁盘上的录像为准，不能更正或撤销',
    tag: 'A',
    basis: '录像与记录一一对应',
  },
  'L-5': {
    sentence: '录像正处于法律保全，不能删除；请先解除保全',
    tag: 'A',
    basis: '保全期间证据不灭失',
  },
  'L-6': { sentence: '录像已到期删除，不能再标记、导出或保全', tag: 'A', basis: '画面已不存在' },
  'L-7': { sentence: '此片段标识已经用过；请另取标识', tag: 'A', basis: '标识唯一' },
  'L-8': { sentence: '没有此片段，或已撤下', tag: 'A', basis: '撤下一次为限' },
  'L-9': { sentence: '片段须在录像的起止时间之内，请核对起止点', tag: 'A', basis: '片段指向画面' },
  'L-10': { sentence: '录像正在录制，不能删除', tag: 'A', basis: '画面尚在写入' },
} as const satisfies Record<string, Rule>;
