import type { CaseState } from './case-state.ts';
import { dayOf } from './days.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Logged, type Outcome, refuse, unknown } from './outcome.ts';

/** 留言, at any stage of a case: parties write after its closing too. */
export function receiveMessage(state: CaseState, event: Logged<'message.received'>): Outcome {
  const { messageId: id, receivedOn } = event.body;
  if (entityOf(state.messages, id)) return refuse('O-13', 'messageId', id);
  if (receivedOn > dayOf(event.occurredAt)) return refuse('O-16', 'receivedOn', receivedOn);
  const message = { id, receivedOn, answeredOn: null };
  return { ...state, messages: withEntity(state.messages, id, message) };
}

export function answerMessage(state: CaseState, event: Logged<'message.answered'>): Outcome {
  const { messageId: id, answeredOn } = event.body;
  const message = entityOf(state.messages, id);
  if (message === undefined) return unknown('O-14', 'messageId', id);
  if (message.answeredOn !== null) return refuse('O-15', 'messageId', message.answeredOn);
  if (answeredOn < message.receivedOn || answeredOn > dayOf(event.occurredAt)) {
    return refuse('O-16', 'answeredOn', answeredOn);
  }
  return { ...state, messages: withEntity(state.messages, id, { ...message, answeredOn }) };
}
