export interface StartedCandidate {
  readonly url: string;
  /** Seq of the newest event, the past of the load included. */
  readonly head: number;
  /** Walls follow the protocol; otherwise they are simply sent to. */
  readonly follow: boolean;
  close(): Promise<void>;
}
