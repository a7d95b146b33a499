import type { RoomMode } from '../../wire/codes.ts';
import type { CASE_TOPICS, Topic, View, WALL_TOPICS } from '../../wire/views.ts';

export type WallTopic = (typeof WALL_TOPICS)[number];
export type CaseTopic = (typeof CASE_TOPICS)[number];

/** One topic of one audience: internal row data (and its id) → what may be sent; undefined: not its to see. */
export type TopicView<T extends Topic> = (data: unknown, id: string) => View<T> | undefined;

type TopicViews<T extends Topic> = { readonly [K in T]?: TopicView<K> };

/**
 * Who may see what, as an allow-list: a topic that is not named is not sent, and a view is built
 * field by field. `policyVersion` goes up whenever what an audience sees changes (SPEC V-3).
 */
export interface Audience {
  readonly name: string;
  readonly policyVersion: number;
  /** Names what it is besides not sent for now; no two are alike, over restarts too. */
  readonly variant?: string;
  readonly roomMode: RoomMode;
  readonly wall: TopicViews<WallTopic>;
  /** null: this audience follows no case. */
  readonly case: TopicViews<CaseTopic> | null;
  readonly search: boolean;
}

interface Schema<D> {
  parse(data: unknown): D;
}

/** Joins a row's schema with the function that builds its view. The function throws on damaged data. */
export function topicView<D, V>(
  schema: Schema<D>,
  view: (data: D) => V | undefined,
): (data: unknown) => V | undefined {
  return (data) => view(schema.parse(data));
}

/** As topicView, of rows of which some are others' to see: by their id. */
export function ownTopicView<D, V>(
  schema: Schema<D>,
  isOwn: (id: string) => boolean,
  view: (data: D) => V | undefined,
): (data: unknown, id: string) => V | undefined {
  return (data, id) => (isOwn(id) ? view(schema.parse(data)) : undefined);
}
