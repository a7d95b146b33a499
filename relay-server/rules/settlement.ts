import type { CaseState, SettlementState } from './case-state.ts';
import { dayOf } from './days.ts';
import { entityOf, withEntity } from './entities.ts';
import { type Breach, isBreach, type Logged, type Outcome, refuse, unknown } from './outcome.ts';
import { isClosedForGood } from './stage.ts';

type Signed = Logged<'settlement.signed'>;

/** A signed settlement does not close the case: the case is 和解履行中 until performance or breach. */
export function signSettlement(state: CaseState, event: Signed): Outcome {
  const { settlementId: id, amount, deadline, instalments, warningSessionId } = event.body;
  if (isClosedForGood(state)) return refuse('C-3', '');
  if (entityOf(state.settlements, id)) return refuse('T-1', 'settlementId', id);
  const signedOn = dayOf(event.occurredAt);
  if (deadline < signedOn) return refuse('T-3', 'deadline', deadline);
  const wrong = wrongInstalments(event.body) ?? wrongAgent(state, event.body);
  if (wrong) return wrong;
  const settlement: SettlementState = {
    id,
    amount,
    signedOn,
    deadline,
    instalments: instalments ?? [],
    status: 'running',
    endedOn: null,
    warningSessionId: warningSessionId ?? null,
  };
  return { ...state, settlements: withEntity(state.settlements, id, settlement) };
}

function wrongInstalments({ instalments, amount, deadline }: Signed['body']): Breach | null {
  if (instalments === undefined || instalments.length === 0) return null;
  let sum = 0;
  let previous = '';
  for (const [index, { due, amount: part }] of instalments.entries()) {
    if (due < previous || due > deadline) return refuse('T-4', `instalments/${index}/due`, due);
    sum += part;
    previous = due;
  }
  return sum === amount ? null : refuse('T-4', 'instalments');
}

function wrongAgent(state: CaseState, { signedByAgent }: Signed['body']): Breach | null {
  if (signedByAgent === undefined) return null;
  const agent = entityOf(state.parties, signedByAgent);
  if (agent === undefined) return unknown('C-16', 'signedByAgent', signedByAgent);
  const may = agent.role === 'agent' && agent.specialAuthority === true && !agent.left;
  return may ? null : refuse('T-5', 'signedByAgent', signedByAgent);
}

function endSettlement(
  state: CaseState,
  event: Logged<'settlement.performed' | 'settlement.breached'>,
  status: 'performed' | 'breached',
): Outcome {
  const { settlementId: id, on } = event.body;
  const settlement = entityOf(state.settlements, id) ?? unknown('T-2', 'settlementId', id);
  if (isBreach(settlement)) return settlement;
  if (settlement.status !== 'running') return refuse('T-6', 'settlementId', settlement.status);
  if (on < settlement.signedOn || on > dayOf(event.occurredAt)) return refuse('T-7', 'on', on);
  const ended = { ...settlement, status, endedOn: on };
  return { ...state, settlements: withEntity(state.settlements, id, ended) };
}

export function performSettlement(
  state: CaseState,
  event: Logged<'settlement.performed'>,
): Outcome {
  return endSettlement(state, event, 'performed');
}

/** A breach takes the case back to 在办: execution of the original instrument goes on. */
export function breachSettlement(state: CaseState, event: Logged<'settlement.breached'>): Outcome {
  return endSettlement(state, event, 'breached');
}
