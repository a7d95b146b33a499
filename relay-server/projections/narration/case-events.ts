import type { LoggedEvent } from '../../../wire/case-event.ts';
import { clockStops, closingWays, type NodeCode, nodes, partyRoles } from '../../../wire/codes.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { maskedNames, redacted } from '../case/redaction.ts';
import type { Narration } from './narration.ts';

/** 约谈线索, 线索核查: they lead to what is not seized yet. */
const onTips: ReadonlySet<NodeCode> = new Set<NodeCode>(['008', '009']);

/** Filing, assignment, nodes, suspension, closing, parties. */
export function narrateCase(event: LoggedEvent, state: CaseState): Narration | undefined {
  switch (event.type) {
    case 'case.filed':
      return {
        text: `立案 · ${redacted(event.body.cause, state)}`,
        amount: event.body.claimAmount,
        node: '001',
        ticker: 'info',
      };
    case 'case.assigned':
      return { text: '分案', node: '002' };
    case 'case.node':
      return {
        text: nodes.labels[event.body.code],
        node: event.body.code,
        planned: onTips.has(event.body.code),
      };
    case 'case.suspended':
      return { text: `期限停止 · ${clockStops.labels[event.body.ground]}`, ticker: 'warning' };
    case 'case.continued':
      return { text: `期限恢复 · ${clockStops.labels[event.body.ground]}` };
    case 'case.extended':
      return { text: `延长期限至 ${event.body.until}`, node: '038' };
    case 'case.closed':
      return {
        text: `结案 · ${closingWays.labels[event.body.way]}`,
        node: '031',
        ticker: 'done',
      };
    case 'case.resumed':
      return { text: '恢复执行', node: '010', ticker: 'warning' };
    case 'case.claim-changed':
      return { text: '变更申请执行标的', amount: event.body.claimAmount };
    case 'party.joined':
      return { text: partyText('加入', event.body.role, event.body.partyId, state) };
    case 'party.left': {
      const party = Object.values(state.parties).find(
        (each) => each.partyId === event.body.partyId,
      );
      return { text: partyText('退出', party?.role, event.body.partyId, state) };
    }
    default:
      return undefined;
  }
}

function partyText(
  verb: string,
  role: keyof typeof partyRoles.labels | undefined,
  partyId: string,
  state: CaseState,
): string {
  const who = role === undefined ? '当事人' : partyRoles.labels[role];
  const name = maskedNames(state).get(partyId);
  return name === undefined ? `${who}${verb}` : `${who}${verb} · ${name}`;
}
