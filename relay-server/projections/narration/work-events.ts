import type { LoggedEvent } from '../../../wire/case-event.ts';
import { partyRoles, warningOutcomes } from '../../../wire/codes.ts';
import type { Logged } from '../../rules/outcome.ts';
import type { Narration } from './narration.ts';

/** Objections, field work, service to the parties, campaigns, warning sessions. */
export function narrateWork(event: LoggedEvent): Narration | undefined {
  switch (event.type) {
    case 'objection.filed':
      return {
        text: `提出执行异议 · ${partyRoles.labels[event.body.by]}`,
        node: '020',
        ticker: 'warning',
      };
    case 'objection.decided':
      return { text: `异议审查结果 · ${OBJECTIONS[event.body.result]}`, ticker: 'info' };
    case 'visit.made':
      return { text: event.body.fruitless ? '外出执行 · 扑空' : '外出执行', ticker: 'info' };
    case 'tip.received':
      return {
        text: event.body.urgent ? '收到紧急财产线索' : '收到财产线索',
        node: '008',
        planned: true,
      };
    case 'tip.verified':
      return {
        text: `核查财产线索 · ${event.body.found ? '属实' : '查无'}`,
        node: '009',
        planned: true,
      };
    // Between that party and the court: kept from the other side, as what is under embargo is.
    case 'message.received':
      return { text: `收到留言 · ${partyRoles.labels[event.body.by]}`, planned: true };
    case 'message.answered':
      return { text: '答复留言', planned: true };
    case 'progress-code.pushed':
      return { text: `推送进度码 · ${event.body.persons} 人次`, ticker: 'info' };
    case 'campaign.pooled':
    case 'campaign.requeried':
    case 'campaign.cleared':
      return narrateReview(event);
    case 'warning.outcome': {
      const { outcome, setting, amount } = event.body;
      return {
        text: `${setting === 'education' ? '类案教育' : '警示活动'} · ${warningOutcomes.labels[outcome]}`,
        ...(amount === undefined ? {} : { amount }),
        ticker: outcome === 'refused' ? 'warning' : 'done',
      };
    }
    default:
      return narrateMatter(event);
  }
}

function narrateReview(
  event: Logged<'campaign.pooled' | 'campaign.requeried' | 'campaign.cleared'>,
): Narration {
  switch (event.type) {
    case 'campaign.pooled':
      return { text: '纳入终本清仓' };
    case 'campaign.requeried':
      return event.body.found
        ? { text: '终本清仓复查 · 发现财产', planned: true, ticker: 'info' }
        : { text: '终本清仓复查 · 未发现财产' };
    case 'campaign.cleared':
      return { text: `终本清仓清结 · ${CLEARINGS[event.body.result]}`, ticker: 'done' };
  }
}

/** Events that need no case: petitions, questions, campaigns, sessions. */
export function narrateMatter(event: LoggedEvent): Narration | undefined {
  switch (event.type) {
    case 'petition.received':
      return { text: '收到执行信访', ticker: 'warning' };
    case 'petition.entered':
      return { text: '录入执行信访' };
    case 'petition.done':
      return { text: '执行信访办结', ticker: 'done' };
    case 'question.answered':
      return { text: `解答咨询 · ${event.body.persons} 人次`, ticker: 'info' };
    case 'campaign.started':
      return { text: '专项行动开始', ticker: 'info' };
    case 'campaign.ended':
      return { text: '专项行动结束', ticker: 'done' };
    case 'warning.held':
      return { text: `执行警示活动 · ${event.body.cases.length} 件案件`, ticker: 'info' };
    case 'session.began':
      return event.body.rehearsal ? undefined : { text: '执行警示活动开始', ticker: 'info' };
    default:
      return undefined;
  }
}

const OBJECTIONS = { upheld: '异议成立', dismissed: '驳回', withdrawn: '撤回' } as const;
const CLEARINGS = {
  resumed: '恢复执行',
  recovered: '已到位',
  confirmedNoAsset: '确认无财产',
} as const;
