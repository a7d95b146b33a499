import type { Rule } from './rule.ts';

export const displayRules = {
  'B-1': { sentence: '已有此标识的大屏，请另取标识', tag: 'A', basis: '标识唯一' },
  'B-2': { sentence: '没有此大屏，请先登记大屏或核对标识', tag: 'A', basis: '所指须存在' },
  'B-3': {
    sentence: '恢复时间须晚于现在，请核对时间',
    tag: 'A',
    basis: '到时自动恢复须在将来',
  },
  'B-4': {
    sentence: '到时恢复的模式不能比所改的模式显示更多，请改选',
    tag: 'A',
    basis: '系统自行改变模式时只降不升',
  },
  'B-5': { sentence: '已有此标识的屏幕，请重新配对', tag: 'A', basis: '标识唯一' },
  'B-6': { sentence: '没有此屏幕，请核对标识', tag: 'A', basis: '所指须存在' },
  'B-7': {
    sentence: '此屏幕已停用；要再次使用请重新配对',
    tag: 'A',
    basis: '停用后密钥作废',
  },
  'B-8': { sentence: '所选位置不在大屏的行列之内，请核对', tag: 'A', basis: '一屏占一格' },
  'B-9': {
    sentence: '大屏、屏幕与房间模式的记录不能更正或撤销；请另作改动',
    tag: 'A',
    basis: '何时何屏可见何物，须如实留存',
  },
} as const satisfies Record<string, Rule>;
