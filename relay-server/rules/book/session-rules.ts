import type { Rule } from './rule.ts';

const UNIQUE = { tag: 'A', basis: '标识唯一' } as const;
const EXISTS = { tag: 'A', basis: '所指须存在' } as const;
const ORDER = { tag: 'A', basis: '时间先后；已发生的事不能在将来' } as const;
const CONDUCT = { tag: 'A', basis: '一块屏一条时间线，先后有序' } as const;

/** Warning sessions held on the wall (执行警示活动): plan, roster, conduct, ledger. */
export const sessionRules = {
  'J-1': { sentence: '此场警示活动已经登记，请另取标识', ...UNIQUE },
  'J-2': { sentence: '没有这场警示活动，请先登记或核对标识', ...EXISTS },
  'J-3': { sentence: '警示活动已取消或已结束，不能再改', tag: 'A', basis: '结束后只补登结果' },
  'J-4': {
    sentence: '警示活动正在进行，不能改时间、地点或取消；请先结束',
    tag: 'A',
    basis: '进行中以屏上所示为准',
  },
  'J-5': { sentence: '此当事人已在名单上，不能重复邀请', ...UNIQUE },
  'J-6': { sentence: '名单上没有此人，或已移出名单', ...EXISTS },
  'J-7': { sentence: '此人已到场或已有结果，不能移出名单', tag: 'A', basis: '台账不失' },
  'J-8': { sentence: '送达时间晚于登记时间，请核对', ...ORDER },
  'J-9': { sentence: '此人已经签到，不能再次签到', tag: 'A', basis: '一人签到一次' },
  'J-10': { sentence: '此人尚未签到，或已有结果，不能撤销签到', tag: 'A', basis: '台账不失' },
  'J-11': {
    sentence: '节目单已有新的版本，请按最新版本修改后再存',
    tag: 'A',
    basis: '两人同改，后者须见前者',
  },
  'J-12': { sentence: '节目单中有重复的标识，请更正', ...UNIQUE },
  'J-13': {
    sentence: '正在播放的项目须原样留在节目单中',
    tag: 'A',
    basis: '进行中以屏上所示为准',
  },
  'J-14': { sentence: '警示活动未在进行，不能操作播放', ...CONDUCT },
  'J-15': { sentence: '警示活动已经开始，不能再次开始', ...CONDUCT },
  'J-16': { sentence: '进度已变，请按最新进度再操作', ...CONDUCT },
  'J-17': { sentence: '节目单中没有此项目，或其片段的放行已撤回', ...EXISTS },
  'J-18': { sentence: '播放的时间不能早于上一步，请核对时钟', ...CONDUCT },
  'J-19': { sentence: '播放已经暂停', ...CONDUCT },
  'J-20': { sentence: '播放没有暂停，或节目已播完，不能继续', ...CONDUCT },
  'J-21': { sentence: '屏幕已在休屏', ...CONDUCT },
  'J-22': { sentence: '屏幕没有休屏', ...CONDUCT },
  'J-23': {
    sentence: '播放记录与节目单不符：不是此项目的片段，或超出片长',
    tag: 'A',
    basis: '播放凭证指向放行的内容',
  },
  'J-24': { sentence: '播放记录过多，不再登记', tag: 'A', basis: '凭证有界' },
  'J-25': { sentence: '谈话时间晚于登记时间，请核对', ...ORDER },
  'J-26': { sentence: '此谈话已经登记，请另取标识', ...UNIQUE },
  'J-27': { sentence: '此人已有结果；若有误，请先撤销', tag: 'A', basis: '一人一个结果' },
  'J-28': { sentence: '此人尚无结果，不能撤销', ...EXISTS },
  'J-29': {
    sentence: '结果与内容不符：当场履行须有到账金额，达成和解须有和解内容，拒不履行不能有两者',
    tag: 'A',
    basis: '台账与案件一致',
  },
  'J-30': {
    sentence: '警示活动的过程是系统所记，不能更正或撤销；请用相应的撤销操作',
    tag: 'A',
    basis: '过程不改写',
  },
  'J-31': { sentence: '播放顺序不对：该方向没有项目', ...CONDUCT },
} as const satisfies Record<string, Rule>;
