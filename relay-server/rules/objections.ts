import type { CaseState } from './case-state.ts';
import { dayOf } from './days.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Logged, type Outcome, refuse, unknown } from './outcome.ts';

export function fileObjection(state: CaseState, event: Logged<'objection.filed'>): Outcome {
  const { objectionId: id, filedOn } = event.body;
  if (entityOf(state.objections, id)) return refuse('O-1', 'objectionId', id);
  if (filedOn > dayOf(event.occurredAt)) return refuse('O-4', 'filedOn', filedOn);
  const objection = { id, filedOn, decidedOn: null, result: null };
  return { ...state, objections: withEntity(state.objections, id, objection) };
}

export function decideObjection(state: CaseState, event: Logged<'objection.decided'>): Outcome {
  const { objectionId: id, decidedOn, result } = event.body;
  const objection = entityOf(state.objections, id);
  if (objection === undefined) return unknown('O-2', 'objectionId', id);
  if (objection.decidedOn !== null) return refuse('O-3', 'objectionId', objection.decidedOn);
  if (decidedOn < objection.filedOn || decidedOn > dayOf(event.occurredAt)) {
    return refuse('O-4', 'decidedOn', decidedOn);
  }
  const decided = { ...objection, decidedOn, result };
  return { ...state, objections: withEntity(state.objections, id, decided) };
}

export function receiveTip(state: CaseState, event: Logged<'tip.received'>): Outcome {
  const { tipId: id, receivedOn, urgent } = event.body;
  if (entityOf(state.tips, id)) return refuse('O-5', 'tipId', id);
  if (receivedOn > dayOf(event.occurredAt)) return refuse('O-8', 'receivedOn', receivedOn);
  const tip = { id, receivedOn, urgent: urgent ?? false, verifiedOn: null, found: null };
  return { ...state, tips: withEntity(state.tips, id, tip) };
}

export function verifyTip(state: CaseState, event: Logged<'tip.verified'>): Outcome {
  const { tipId: id, verifiedOn, found } = event.body;
  const tip = entityOf(state.tips, id);
  if (tip === undefined) return unknown('O-6', 'tipId', id);
  if (tip.verifiedOn !== null) return refuse('O-7', 'tipId', tip.verifiedOn);
  if (verifiedOn < tip.receivedOn || verifiedOn > dayOf(event.occurredAt)) {
    return refuse('O-8', 'verifiedOn', verifiedOn);
  }
  return { ...state, tips: withEntity(state.tips, id, { ...tip, verifiedOn, found }) };
}
