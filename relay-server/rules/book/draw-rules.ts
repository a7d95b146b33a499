import type { Rule } from './rule.ts';

export const drawRules = {
  'X-1': { sentence: '已有此标识的抽取，请重新开始', tag: 'A', basis: '标识唯一' },
  'X-2': { sentence: '没有此抽取，请先开始抽取', tag: 'A', basis: '所指须存在' },
  'X-3': {
    sentence: '可供抽取的案件不足5件，不予抽取；请换一个指标或更长的期间',
    tag: 'A',
    basis: '人数过少的名单会指向具体的人',
  },
  'X-4': {
    sentence: '这次抽取已经报过号码；要另抽请重新开始',
    tag: 'A',
    basis: '一份名单只抽一次，无人可以反复挑选',
  },
  'X-5': {
    sentence: '抽出的案件不在固定的名单之内，或有重复',
    tag: 'A',
    basis: '报号之前名单已经固定',
  },
  'X-6': { sentence: '这次抽取已经收起；要另抽请重新开始', tag: 'A', basis: '收起后不再变动' },
  'X-7': {
    sentence: '抽取的记录不能更正或撤销',
    tag: 'A',
    basis: '何时抽出何案，须如实留存',
  },
  'X-8': { sentence: '名单须每案一次、依序排列', tag: 'A', basis: '同一名单只有一个摘要' },
} as const satisfies Record<string, Rule>;
