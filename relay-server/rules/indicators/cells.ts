/**
 * Cells: the integer sums that every figure of the wall is made of. A cell is named by what it
 * counts, by its dimensions in the order given here, and, when it is dated, by the court day on which
 * it counts: `closed|执|fullySatisfied|440607103000|2024-11-26` → 1.
 *
 * Money is fen. A dimension's values never contain `|`.
 */
export const CELLS = {
  /** Cases by filing day. */
  filed: { dims: ['type', 'town'], dated: true, by: 'case' },
  /**
   * Closings by closing day; a resumption does not take a closing back, and what closes after one in place
   * counts as 执恢.
   */
  closed: { dims: ['type', 'way', 'town'], dated: true, by: 'case' },
  /** Claim of closed cases at the moment of closing, fen, by closing day. */
  closedClaimed: { dims: ['type', 'way'], dated: true, by: 'case' },
  /** Money received by closed cases until the moment of closing, fen, by closing day. */
  closedRecovered: { dims: ['type', 'way'], dated: true, by: 'case' },
  /** Closings of cases that have a statutory limit: `within` it or `beyond`. */
  closedLimit: { dims: ['type', 'limit'], dated: true, by: 'case' },
  /** Natural days from filing (of a later closing: from the resumption) to closing, summed, by closing day. */
  closingDays: { dims: ['type'], dated: true, by: 'case' },
  /** The same without the days on which the statutory clock stood. */
  closingNetDays: { dims: ['type'], dated: true, by: 'case' },
  /** Closings by 终本, the checklist at the moment of closing: `qualified` or `lacking`. */
  termination: { dims: ['type', 'result'], dated: true, by: 'case' },
  /** Money received, fen, by the day of receipt. */
  recovered: { dims: ['type', 'origin', 'town'], dated: true, by: 'case' },
  /**
   * Cases that money came in for, by the first day in each `month`, in each `year` and `ever`: of how many cases a
   * sum of money is, over such a span.
   */
  paidCases: { dims: ['money', 'span', 'town'], dated: true, by: null },
  /** Objections by filing day. */
  objections: { dims: ['type'], dated: true, by: 'case' },
  petitionsReceived: { dims: ['channel'], dated: true, by: 'matter' },
  /** Petitions by the day they were entered. */
  petitionsEntered: { dims: [], dated: true, by: 'matter' },
  /** Petitions that are done, by the day they were entered: the part of petitionsEntered. */
  petitionsDone: { dims: [], dated: true, by: 'matter' },
  /** Cases by the day of the first progress code that was ever pushed for them. */
  codeCases: { dims: [], dated: true, by: 'case' },
  /** Persons a progress code was pushed to, each time counted. */
  codePersons: { dims: [], dated: true, by: 'case' },
  /** Persons whose questions were answered, each time counted. */
  questionPersons: { dims: ['channel'], dated: true, by: 'matter' },
  warningSessions: { dims: [], dated: true, by: 'matter' },
  /** Cases named for warning sessions. */
  warningCases: { dims: [], dated: true, by: 'matter' },
  /** Those served a summons to sessions that were conducted here, who `came` or stayed `away`, by the session's day. */
  warningSummoned: { dims: ['arrival'], dated: true, by: 'matter' },
  /** Executees, once per session, by outcome (paid, settled, refused) and its day. */
  warningOutcomes: { dims: ['outcome'], dated: true, by: 'case' },
  /** Money that its record, or that of its settlement, traces to a warning session, fen, by the day of receipt. */
  warningRecovered: { dims: [], dated: true, by: 'case' },
  campaignPooled: { dims: [], dated: true, by: 'case' },
  campaignRequeried: { dims: [], dated: true, by: 'case' },
  campaignCleared: { dims: ['result'], dated: true, by: 'case' },
  /** Money received by pooled cases since they were pooled, fen. */
  campaignRecovered: { dims: [], dated: true, by: 'case' },
  /** Coercive measures by the day they were imposed. */
  measures: { dims: ['kind'], dated: true, by: 'case' },
  visits: { dims: ['result'], dated: true, by: 'case' },

  /** Cases that are being worked on now. */
  open: { dims: ['type', 'stage', 'town'], dated: false, by: null },
  /** What is still outstanding in them, fen. */
  openAmount: { dims: ['type', 'town'], dated: false, by: null },
  /** Assets by kind and coarse state of their seizure. */
  assets: { dims: ['kind', 'group'], dated: false, by: null },
  /** Best known value of those assets, fen; what was deducted is in 已变现 (`sold`), not with the asset. */
  assetValue: { dims: ['kind', 'group'], dated: false, by: null },
} as const satisfies Readonly<Record<string, CellDefinition>>;

interface CellDefinition {
  readonly dims: readonly string[];
  readonly dated: boolean;
  /**
   * Whose contributions are kept one by one, so that a figure can be broken down and its cases drawn: each
   * case's, each matter's (a petition, a question, a session), or nobody's. Of how things stand nobody's: they
   * would change with almost every event.
   */
  readonly by: 'case' | 'matter' | null;
}

export type CellName = keyof typeof CELLS;
export type Dim<N extends CellName> = (typeof CELLS)[N]['dims'][number];

/** Which cells of one name take part: those whose dimensions have one of the values listed. */
export interface Selector {
  readonly cell: CellName;
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

/** Builds a selector; dimension names are checked by the compiler. */
export function cells<N extends CellName>(
  cell: N,
  where?: Readonly<Partial<Record<Dim<N>, readonly string[]>>>,
): Selector {
  if (!where) return { cell };
  const given: Record<string, readonly string[]> = {};
  for (const [dim, values] of Object.entries<readonly string[] | undefined>(where)) {
    if (values) given[dim] = values;
  }
  return { cell, where: given };
}

/** A cell's key taken apart; `day` is null for a state cell. */
export interface CellParts {
  readonly cell: CellName;
  /** The key without the day. */
  readonly series: string;
  readonly dims: readonly string[];
  readonly day: string | null;
}

/** @throws RangeError for a key that no cell has: the store holds something else's */
export function cellParts(key: string): CellParts {
  const parts = key.split('|');
  const cell = parts[0];
  if (cell === undefined || !isCellName(cell)) throw new RangeError(`unknown cell: ${key}`);
  const { dims, dated } = CELLS[cell];
  if (parts.length !== 1 + dims.length + (dated ? 1 : 0)) {
    throw new RangeError(`malformed cell: ${key}`);
  }
  const day = dated ? (parts.at(-1) ?? null) : null;
  return {
    cell,
    series: day === null ? key : key.slice(0, -day.length - 1),
    dims: parts.slice(1, 1 + dims.length),
    day,
  };
}

function isCellName(name: string): name is CellName {
  return Object.hasOwn(CELLS, name);
}

/** Whether a series belongs to a selector. */
export function selects(
  selector: Selector,
  { cell, dims }: Pick<CellParts, 'cell' | 'dims'>,
): boolean {
  if (selector.cell !== cell) return false;
  const names: readonly string[] = CELLS[cell].dims;
  return Object.entries(selector.where ?? {}).every(([dim, values]) => {
    const value = dims[names.indexOf(dim)];
    return value !== undefined && values.includes(value);
  });
}
