import type * as z from 'zod/mini';
import type { SummonsWay } from '../../../../wire/codes.ts';
import {
  type SessionDetail,
  type SessionRecord,
  type Suggestions,
  type SummonsPrint,
  sessionDetail,
  sessionRecord,
  suggestions,
  summonsPrint,
} from '../../../../wire/sessions.ts';
import type { Asker } from '../../../desk/api/ask.ts';
import { Refused } from '../../../desk/api/refused.ts';
import type { Command } from '../conduct/conduct-view.ts';
import type { SentOutcome } from '../outcome/outcome-draft.ts';
import type { SentItem } from '../run-sheet/sent-items.ts';
import type { Attendee } from '../summons/attendee-draft.ts';
import { CommandIds } from './command-ids.ts';

export interface SessionPlan {
  readonly title: string;
  readonly wallId: string;
  /** UTC ms by the relay's clock. */
  readonly plannedAt: number;
  readonly host: string;
  readonly legalPoints: readonly string[];
}
export type Suggestion = Suggestions['suggestions'][number];
/** A party of a case. */
export interface Whom {
  readonly caseNumber: string;
  readonly partyId: string;
}
export interface ConductAsk {
  readonly do: Command;
  readonly itemId?: string;
  /** The step that the operator saw. */
  readonly step: number;
  readonly rehearsal: boolean;
}

const API = '/api/v1';
const below = (sessionId: string) => `${API}/sessions/${encodeURIComponent(sessionId)}`;

/** The relay's warning sessions, as the console uses them. All throw `Refused`. */
export class SessionsApi {
  readonly #asker: Asker;
  readonly #ids: CommandIds;

  constructor(asker: Asker, ids = new CommandIds()) {
    this.#asker = asker;
    this.#ids = ids;
  }

  plan(plan: SessionPlan): Promise<SessionDetail> {
    return this.#command(`${API}/sessions`, plan, sessionDetail);
  }

  change(id: string, plan: Partial<SessionPlan>): Promise<SessionDetail> {
    return this.#command(`${below(id)}/change`, plan, sessionDetail);
  }

  cancel(id: string, reason: string): Promise<SessionDetail> {
    return this.#command(`${below(id)}/cancel`, { reason }, sessionDetail);
  }

  detail(id: string, signal?: AbortSignal): Promise<SessionDetail> {
    return this.#asker.get(below(id), sessionDetail, signal);
  }

  async suggestions(id: string, signal?: AbortSignal): Promise<Suggestion[]> {
    const answer = await this.#asker.get(`${below(id)}/suggestions`, suggestions, signal);
    return answer.suggestions;
  }

  invite(id: string, invitees: readonly Whom[]): Promise<SessionDetail> {
    return this.#command(`${below(id)}/invitees`, { invitees }, sessionDetail);
  }

  uninvite(id: string, inviteeId: string, reason: string): Promise<SessionDetail> {
    return this.#command(`${invitee(id, inviteeId)}/remove`, { reason }, sessionDetail);
  }

  /** Makes out a summons; its code is told in this answer alone. */
  summon(id: string, inviteeId: string, attendee?: Attendee): Promise<SummonsPrint> {
    const said = attendee === undefined ? {} : { attendee };
    return this.#command(`${invitee(id, inviteeId)}/summons`, said, summonsPrint);
  }

  serve(
    id: string,
    inviteeId: string,
    service: { way: SummonsWay; servedAt: number; proof: string },
  ): Promise<SessionDetail> {
    return this.#command(`${invitee(id, inviteeId)}/service`, service, sessionDetail);
  }

  arriveByCode(id: string, code: string): Promise<SessionDetail> {
    return this.#command(`${below(id)}/arrivals`, { code }, sessionDetail);
  }

  arriveAtDesk(id: string, inviteeId: string, identity: string): Promise<SessionDetail> {
    return this.#command(`${below(id)}/arrivals`, { inviteeId, identity }, sessionDetail);
  }

  undoArrival(id: string, inviteeId: string, reason: string): Promise<SessionDetail> {
    return this.#command(`${below(id)}/arrivals/undo`, { inviteeId, reason }, sessionDetail);
  }

  saveRunSheet(
    id: string,
    baseVersion: number,
    items: readonly SentItem[],
  ): Promise<SessionDetail> {
    return this.#command(`${below(id)}/run-sheet`, { baseVersion, items }, sessionDetail);
  }

  conduct(id: string, ask: ConductAsk): Promise<SessionDetail> {
    return this.#command(`${below(id)}/conduct`, ask, sessionDetail);
  }

  talk(
    id: string,
    talk: { inviteeId: string; startedAt: number; endedAt: number; note: string },
  ): Promise<SessionDetail> {
    return this.#command(`${below(id)}/talks`, talk, sessionDetail);
  }

  outcome(id: string, inviteeId: string, outcome: SentOutcome): Promise<SessionDetail> {
    return this.#command(`${below(id)}/outcomes`, { inviteeId, ...outcome }, sessionDetail);
  }

  undoOutcome(id: string, inviteeId: string, reason: string): Promise<SessionDetail> {
    return this.#command(`${below(id)}/outcomes/undo`, { inviteeId, reason }, sessionDetail);
  }

  record(id: string, signal?: AbortSignal): Promise<SessionRecord> {
    return this.#asker.get(`${below(id)}/record`, sessionRecord, signal);
  }

  /** Where the record is had as a table. */
  recordTable(id: string): string {
    return `${below(id)}/record.csv`;
  }

  async #command<T extends z.ZodMiniType>(
    path: string,
    body: object,
    schema: T,
  ): Promise<z.infer<T>> {
    const text = `${path}\n${JSON.stringify(body)}`;
    try {
      const commandId = this.#ids.nameOf(text);
      const answer = await this.#asker.post(path, { commandId, ...body }, schema);
      this.#ids.answered(text);
      return answer;
    } catch (error) {
      if (error instanceof Refused && error.reason === 'refused') this.#ids.answered(text);
      throw error;
    }
  }
}

function invitee(id: string, inviteeId: string): string {
  return `${below(id)}/invitees/${encodeURIComponent(inviteeId)}`;
}
