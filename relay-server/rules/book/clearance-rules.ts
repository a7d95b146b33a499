import type { Rule } from './rule.ts';

const STEPS = { tag: 'P', basis: '提出、复核、批准依次进行' } as const;

export const clearanceRules = {
  'K-1': { sentence: '没有此片段，或已撤下，不能对外放行', tag: 'A', basis: '放行的是片段' },
  'K-2': {
    sentence: '此片段已有一份放行申请在办，请先办结或撤回',
    tag: 'A',
    basis: '一个片段同时只办一份申请',
  },
  'K-3': {
    sentence: '遮挡或声音处理超出片段的起止时间，请核对',
    tag: 'A',
    basis: '处理的是片段之内的画面与声音',
  },
  'K-4': {
    sentence: '没有这份放行申请，或已有新的申请，请刷新后再办',
    tag: 'A',
    basis: '办的是所看到的那一份',
  },
  'K-5': { sentence: '这份放行申请的状态不容许这一步，请刷新后再办', ...STEPS },
  'K-6': {
    sentence: '提出人不能复核自己的申请，请由他人复核',
    tag: 'P',
    basis: '提出与复核分离',
  },
  'K-7': {
    sentence: '成片与所审看的不一致，请刷新后重新审看',
    tag: 'A',
    basis: '批准的是一份成片的摘要，不是名称',
  },
  'K-8': { sentence: '批准的放行对象超出申请的范围', ...STEPS },
  'K-9': {
    sentence: '此片段没有对所选对象放行，也没有在办的申请，不必撤回',
    tag: 'A',
    basis: '撤回一次为限',
  },
} as const satisfies Record<string, Rule>;
