import type { WireRow } from '../../wire/frame.ts';
import { CASE_TOPICS, type Topic, views, WALL_TOPICS } from '../../wire/views.ts';
import type { StoredRow } from '../log/store.ts';
import type { Audience } from './audience.ts';

export type ScopeKind = 'wall' | 'case';

export interface Fault {
  readonly audience: string;
  readonly topic: string;
  readonly id: string;
  readonly error: unknown;
}

export interface ViewerOptions {
  /** Parse every view with the wire's strict schema: development and tests. */
  readonly strict: boolean;
  /** A row whose data is damaged or whose view breaks the schema. */
  readonly onFault: (fault: Fault) => void;
}

type BuildView = (data: unknown, id: string) => unknown;

/** The one step from what the log holds to what leaves the relay for an audience. */
export class Viewer {
  readonly audience: Audience;
  readonly #options: ViewerOptions;
  readonly #builders: Readonly<Record<ScopeKind, ReadonlyMap<string, BuildView>>>;

  constructor(audience: Audience, options: ViewerOptions) {
    this.audience = audience;
    this.#options = options;
    this.#builders = {
      wall: buildersOf(audience.wall, WALL_TOPICS),
      case: buildersOf(audience.case ?? {}, CASE_TOPICS),
    };
  }

  /** The topics that the audience may see in a scope, in the scope's order. */
  topics(kind: ScopeKind): string[] {
    return [...this.#builders[kind].keys()];
  }

  /**
   * @returns undefined when the topic is not the audience's (V-1); a tombstone when the row is gone,
   *   not (any more) its to see, or faulty (V-4)
   */
  rowOf(kind: ScopeKind, row: StoredRow): WireRow | undefined {
    const build = this.#builders[kind].get(row.topic);
    if (!build) return undefined;
    const { topic, id, seq } = row;
    const view = row.gone ? undefined : this.#viewOf(build, row);
    return view === undefined ? { topic, id, seq, gone: true } : { topic, id, seq, view };
  }

  rowsOf(kind: ScopeKind, rows: readonly StoredRow[]): WireRow[] {
    return rows.flatMap((row) => this.rowOf(kind, row) ?? []);
  }

  #viewOf(build: BuildView, { topic, id, data }: StoredRow): unknown {
    try {
      const view = build(data, id);
      const schema = this.#options.strict && schemaOf(topic);
      if (view !== undefined && schema) schema.parse(view);
      return view;
    } catch (error) {
      this.#options.onFault({ audience: this.audience.name, topic, id, error });
      return undefined;
    }
  }
}

function buildersOf(
  table: Readonly<Partial<Record<Topic, BuildView>>>,
  order: readonly Topic[],
): Map<string, BuildView> {
  return new Map(
    order.flatMap((topic) => {
      const build = table[topic];
      return build ? [[topic, build] as const] : [];
    }),
  );
}

const schemas: ReadonlyMap<string, { parse(view: unknown): unknown }> = new Map(
  Object.entries(views),
);
const schemaOf = (topic: string) => schemas.get(topic);
