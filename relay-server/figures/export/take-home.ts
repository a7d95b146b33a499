import { type TakeHome, type TakenFigure, takeHomeAnswer } from '../../../wire/take-home.ts';
import { metaView, trendView } from '../../../wire/views.ts';
import { delegates } from '../../audiences/delegates.ts';
import type { RelayFacts } from '../../audiences/relay-facts.ts';
import { Viewer } from '../../audiences/viewer.ts';
import type { LogStore, StoredRow } from '../../log/store.ts';
import { INDICATORS } from '../../rules/indicators/index.ts';

export interface TakeHomeOptions {
  readonly store: Pick<LogStore, 'rows' | 'head'>;
  readonly facts: () => RelayFacts;
  readonly log: (line: string, error?: unknown) => void;
}

/** Topics that leave the house. Each is the audience's (a wall in mode 参观), row by row. */
const TOPICS = ['meta', 'statistic', 'trend', 'closing', 'town'] as const;

/** Of no wall: what visitors before any wall may see. */
const NO_WALL = '';

/** How often the rows are read anew where an event came between them. */
const ATTEMPTS = 5;

/**
 * What visitors may take home: the figures, months, ways of closing and towns of one moment, through the
 * same audience that a wall in mode 参观 is sent, so that a paper says nothing that the wall withholds.
 */
export class TakeHomes {
  readonly #options: TakeHomeOptions;
  readonly #viewer: Viewer;

  constructor(options: TakeHomeOptions) {
    this.#options = options;
    this.#viewer = new Viewer(delegates(options.facts, NO_WALL), {
      strict: false,
      onFault: ({ topic, id, error }) => options.log(`视图 ${topic}/${id} 有误`, error),
    });
  }

  /**
   * @returns null before the log's first court day: there are no figures yet
   * @throws Busy, StorageUnavailable
   */
  async now(): Promise<TakeHome | null> {
    const { rows, seq, digest } = await this.#moment();
    const seen = this.#viewer.rowsOf('wall', rows).filter(({ gone }) => !gone);
    const of = (topic: (typeof TOPICS)[number]) =>
      seen.filter((row) => row.topic === topic).sort((a, b) => (a.id < b.id ? -1 : 1));
    const [meta] = of('meta');
    if (!meta) return null;
    const { courtName, demo, courtToday, asOf } = metaView.parse(meta.view);
    const answer = takeHomeAnswer.parse({
      ...{ courtName, demo, courtToday, asOf, seq, head: digest },
      figures: of('statistic').map(({ view }) => view),
      months: of('trend').map(({ id, view }) => ({ month: id, ...trendView.parse(view) })),
      closings: of('closing').map(({ view }) => view),
      towns: of('town').map(({ view }) => view),
    });
    return { ...answer, figures: inOrder(answer.figures) };
  }

  /** All rows as of one head: where the log went on in between they are read anew. */
  async #moment(): Promise<{ rows: StoredRow[]; seq: number; digest: string }> {
    const { store } = this.#options;
    for (let left = ATTEMPTS; ; left -= 1) {
      const { seq, digest } = store.head();
      const rows: StoredRow[] = [];
      for await (const chunk of store.rows({ topics: TOPICS, liveOnly: true })) rows.push(...chunk);
      if (store.head().seq === seq) return { rows, seq, digest };
      if (left <= 1) throw new Busy();
    }
  }
}

/** The log went on each time while it was read; the message says so in Chinese. */
export class Busy extends Error {
  override readonly name = 'Busy';

  constructor() {
    super('事件正在密集到达，未能取得同一时刻的数据，请稍后再试');
  }
}

/** As the indicators are listed, each with its periods together. */
function inOrder(figures: TakeHome['figures']): TakeHome['figures'] {
  const places = new Map(INDICATORS.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: TakenFigure) => places.get(id.split('@')[0] ?? '') ?? places.size;
  return [...figures].sort((a, b) => placeOf(a) - placeOf(b));
}
