/** What can be wrong with a log. Closed list. */
export interface Finding {
  readonly kind:
    | 'file_damaged'
    | 'unreadable'
    | 'missing'
    | 'moved'
    | 'altered'
    | 'columns_differ'
    | 'head_differs';
  /** Where; null: the file as a whole. */
  readonly seq: number | null;
  /** Chinese, for the person who verifies. */
  readonly message: string;
}

/** How far the walk came: events seen, and the last of them. */
export interface LogEnd {
  readonly events: number;
  /** The chain's end as it is now; keep it elsewhere and hand it in next time. */
  readonly head: { readonly seq: number; readonly digest: string };
}

export interface VerifyReport extends LogEnd {
  /** Empty: everything is in order. */
  readonly findings: readonly Finding[];
  /** There were more findings than are listed. */
  readonly more: boolean;
}

export interface VerifyOptions {
  /** A head noted earlier: 64 hex digits, with its seq where that was noted too. */
  readonly expected?: { readonly digest: string; readonly seq?: number | undefined };
  /** How many findings are listed. Default 50. */
  readonly mostFindings?: number;
  /** Told after every chunk how far the walk has come. */
  readonly onProgress?: (seq: number) => void;
}
