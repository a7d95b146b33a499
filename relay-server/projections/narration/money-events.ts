import type { LoggedEvent } from '../../../wire/case-event.ts';
import { coerciveMeasures, paymentOrigins } from '../../../wire/codes.ts';
import type { EventBody } from '../../../wire/event-bodies.ts';
import type { CaseState } from '../../rules/case-state.ts';
import { entityOf } from '../../rules/entities.ts';
import type { Narration } from './narration.ts';

/** Payments, settlements and coercive measures. */
export function narrateMoney(event: LoggedEvent, state: CaseState): Narration | undefined {
  switch (event.type) {
    case 'payment.deducted':
      return { text: '扣划', amount: event.body.amount, node: '016', ticker: 'money' };
    case 'payment.recovered':
      return narratePayment(event.body, state);
    case 'payment.disbursed':
      return { text: '案款发放', amount: event.body.amount, node: '029', ticker: 'money' };
    case 'payment.waived':
      return { text: '申请执行人放弃', amount: event.body.amount };
    case 'settlement.signed': {
      const parts = event.body.instalments?.length ?? 0;
      const text = `达成和解${parts > 1 ? `（分 ${parts} 期）` : ''} · 履行至 ${event.body.deadline}`;
      return { text, amount: event.body.amount, ticker: 'info' };
    }
    case 'settlement.performed':
      return { text: '和解履行完毕', ticker: 'done' };
    case 'settlement.breached':
      return { text: '和解违约', ticker: 'warning' };
    case 'measure.imposed':
      return {
        text: coerciveMeasures.labels[event.body.kind],
        ...(event.body.amount === undefined ? {} : { amount: event.body.amount }),
        node: '030',
        planned: event.body.servedAt === undefined,
        ticker: 'warning',
      };
    case 'measure.released':
      return { text: `解除${measureOf(event.body.measureId, state)}`, ticker: 'info' };
    case 'measure.reviewed':
      return {
        text: `${measureOf(event.body.measureId, state)}复议 · ${REVIEWS[event.body.result]}`,
      };
    default:
      return undefined;
  }
}

type Recovered = EventBody<'payment.recovered'>;

/** Of two that tell of the same money the second says so, moves no ticker, and has no amount to be added up. */
function narratePayment({ paymentId, origin, amount }: Recovered, state: CaseState): Narration {
  const label = paymentOrigins.labels[origin];
  const payments = Object.values(state.payments);
  const one = payments.find(({ id, confirms }) => [id, confirms].includes(paymentId));
  if (one && one.confirms !== null) {
    const text =
      one.id === paymentId
        ? `到账 · ${label}（与警示活动现场登记的是同一笔，只计一次）`
        : '警示活动现场登记到账（与案款记录是同一笔，只计一次）';
    return { text, node: '028' };
  }
  const text = one?.noted ? `到账 · ${label}（警示活动现场登记）` : `到账 · ${label}`;
  return { text, amount, node: '028', ticker: 'money' };
}

const REVIEWS = { upheld: '维持', changed: '变更', revoked: '撤销' } as const;

function measureOf(measureId: string, state: CaseState): string {
  const measure = entityOf(state.measures, measureId);
  return measure ? coerciveMeasures.labels[measure.kind] : '强制措施';
}
