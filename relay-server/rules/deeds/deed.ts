import type { LoggedEvent } from '../../../wire/case-event.ts';
import { roles, roomModes, visitPages, wallScenes } from '../../../wire/codes.ts';
import type { EventType } from '../../../wire/event-bodies.ts';

/** What a person did at the relay's own desks, for whoever checks it later. */
export interface Deed {
  /** The account, or whoever stood there; null: the relay by itself. */
  readonly by: string | null;
  /** Chinese. */
  readonly text: string;
}

/** Events that need no more words than their name. */
const PLAIN: Partial<Record<EventType, string>> = {
  'session.planned': '登记警示活动',
  'session.changed': '更改警示活动',
  'session.cancelled': '取消警示活动',
  'session.invited': '列入警示活动名单',
  'session.uninvited': '移出警示活动名单',
  'session.summons-issued': '制作传票',
  'session.summons-served': '登记传票送达',
  'session.arrived': '登记到场',
  'session.arrival-undone': '撤销到场',
  'session.run-sheet': '编排节目单',
  'session.began': '开始警示活动',
  'session.moved': '换节目',
  'session.paused': '暂停播放',
  'session.resumed': '继续播放',
  'session.held': '警示活动休屏',
  'session.unheld': '警示活动恢复显示',
  'session.ended': '结束警示活动',
  'session.talk': '登记谈话',
  'session.outcome': '登记谈话结果',
  'session.outcome-undone': '撤销谈话结果',
  'clearance.proposed': '申请放行片段',
  'clearance.reviewed': '复核片段放行',
  'clearance.cleared': '批准片段放行',
  'clearance.refused': '退回片段放行申请',
  'clearance.withdrawn': '撤回片段放行',
  'recording.linked': '更改录像的关联案件',
  'recording.held': '保全录像',
  'recording.released': '解除录像保全',
  'recording.exported': '导出录像',
  'clip.marked': '标记片段',
  'clip.withdrawn': '撤下片段',
  'stream.revoked': '停用视频流',
  'account.password-set': '设置密码',
  'draw.closed': '收起抽取的案件',
};

/** null: the event is nobody's deed at a desk. */
export function deedOf(event: LoggedEvent): Deed | null {
  switch (event.type) {
    case 'account.added': {
      const { account, role, by } = event.body;
      return { by, text: `新增账号 ${account}（${roles.labels[role]}）` };
    }
    case 'account.changed': {
      const { account, disabled, role, by } = event.body;
      const what = [
        disabled === undefined ? null : disabled ? '停用' : '恢复',
        role === undefined ? null : `角色改为${roles.labels[role]}`,
      ].filter((part) => part !== null);
      return { by, text: `更改账号 ${account}：${what.join('，') || '名称'}` };
    }
    case 'account.signed-in':
      return { by: event.body.account, text: `登录，自 ${event.body.address}` };
    case 'account.signed-out':
      return { by: event.body.account, text: '登录结束' };
    case 'account.refused': {
      const { account, times, address } = event.body;
      return { by: account ?? null, text: `登录或确认被拒，第 ${times} 次，自 ${address}` };
    }
    case 'account.read-unmasked': {
      const { account, caseNumber, reason } = event.body;
      return { by: account, text: `查看 ${caseNumber} 当事人实名：${reason}` };
    }
    case 'wall.added':
    case 'wall.changed': {
      const { title, columns, rows, by } = event.body;
      const deed = event.type === 'wall.added' ? '新增' : '更改';
      return { by, text: `${deed}大屏“${title}”，${columns} 列 ${rows} 行` };
    }
    case 'wall.directed': {
      const { wallId, scene, caseNumber, streamId, rotating, page, figure, by } = event.body;
      const what = [
        scene === null ? null : wallScenes.labels[scene],
        caseNumber,
        streamId,
        page === null ? null : `“${visitPages.labels[page]}”页`,
        figure === null ? null : `指标 ${figure}`,
        rotating === null ? null : rotating ? '自动轮播' : '停住轮播',
      ].filter((part) => part !== null);
      return { by, text: `导播大屏 ${wallId}：${what.join('　')}` };
    }
    case 'room.changed': {
      const { wallId, mode, by } = event.body;
      return { by, text: `大屏 ${wallId} 改为“${roomModes.labels[mode]}”` };
    }
    case 'display.paired':
    case 'display.moved': {
      const { name, wallId, column, row, by } = event.body;
      const deed = event.type === 'display.paired' ? '配对' : '移动';
      return { by, text: `${deed}屏幕“${name}”：大屏 ${wallId} 第 ${row} 行第 ${column} 列` };
    }
    case 'display.revoked':
      return { by: event.body.by, text: `停用屏幕：${event.body.reason}` };
    case 'alert.acknowledged': {
      const { alertId, note, by } = event.body;
      return { by, text: `知悉提醒 ${alertId}${note === null ? '' : `：${note}`}` };
    }
    case 'alert.reopened':
      return { by: event.body.by, text: `撤回知悉 ${event.body.alertId}` };
    case 'draw.opened': {
      const { wallId, figure, contributors, by } = event.body;
      const what = `${figure.label}（${figure.id}），名单 ${contributors.length} 件`;
      return { by, text: `在大屏 ${wallId} 开始抽取案件：${what}` };
    }
    case 'draw.drawn': {
      const { number, drawn, by } = event.body;
      const cases = drawn.map(({ caseNumber }) => caseNumber).join('、');
      return { by, text: `按报出的号码 ${number} 抽出 ${cases}` };
    }
    default:
      return plainDeed(event);
  }
}

function plainDeed({ type, body }: LoggedEvent): Deed | null {
  const text = PLAIN[type];
  if (text === undefined || !('by' in body)) return null;
  const { by } = body;
  return { by: typeof by === 'string' ? by : null, text };
}
