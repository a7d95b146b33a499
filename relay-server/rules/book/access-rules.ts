import type { Rule } from './rule.ts';

export const accessRules = {
  'U-1': { sentence: '此账号已经存在；请另取名称，或更改现有账号', tag: 'A', basis: '账号唯一' },
  'U-2': { sentence: '没有此账号，请核对名称', tag: 'A', basis: '所指须存在' },
  'U-3': { sentence: '账号已停用，不能登录或调阅', tag: 'A', basis: '停用即不能再用' },
  'U-4': { sentence: '此次登录标识已经用过', tag: 'A', basis: '标识唯一' },
  'U-5': { sentence: '没有此次登录，或已经结束', tag: 'A', basis: '结束一次为限' },
  'U-6': {
    sentence: '账号与登录的记录是系统自己所记，不能更正或撤销',
    tag: 'A',
    basis: '审计记录不可改',
  },
} as const satisfies Record<string, Rule>;
