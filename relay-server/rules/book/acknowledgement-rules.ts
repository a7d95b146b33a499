import type { Rule } from './rule.ts';

export const acknowledgementRules = {
  'N-1': {
    sentence: '此提醒没有人标为已知悉，无须撤回',
    tag: 'A',
    basis: '撤回的须先有',
  },
  'N-2': {
    sentence: '提醒的知悉记录不能更正或撤销；请用撤回知悉',
    tag: 'A',
    basis: '谁在何时知悉，须如实留存',
  },
} as const satisfies Record<string, Rule>;
