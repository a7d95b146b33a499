/** Bounds that keep the relay unharmed by any display (SPEC F-60…). Rates are per second. */
export interface Limits {
  /** Displays connected at once. */
  readonly displays: number;
  /** Of them those that nobody has let in. */
  readonly unpaired: number;
  /** New connections of one address that is not this machine's. */
  readonly connectOfAddress: Rate;
  /** New connections, of all addresses together. */
  readonly connect: Rate;
  /** Packets of any kind from one socket; beyond it the socket is cut off. */
  readonly packets: Rate;
  readonly follows: Rate;
  readonly searches: Rate;
  /** What displays say of the clips that they play. */
  readonly plays: Rate;
  /** Packets waiting for one socket, answers included; beyond it the socket is cut off. */
  readonly unsentPackets: number;
  /** Rows in one part of an answer or frame. */
  readonly partRows: number;
  /** Commits that follow one another faster than this share a frame, ms. */
  readonly coalesceMs: number;
  /** Rows of recent commits held in memory. */
  readonly recentRows: number;
  /** Engine heartbeat: a peer that is silent for the sum of both is dropped, ms. */
  readonly pingEveryMs: number;
  readonly pingTimeoutMs: number;
}
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export const LIMITS: Limits = {
  displays: 256,
  unpaired: 64,
  connectOfAddress: { burst: 60, perSecond: 10 },
  connect: { burst: 300, perSecond: 50 },
  packets: { burst: 120, perSecond: 30 },
  follows: { burst: 20, perSecond: 4 },
  searches: { burst: 10, perSecond: 4 },
  plays: { burst: 40, perSecond: 2 },
  unsentPackets: 256,
  partRows: 500,
  coalesceMs: 10,
  recentRows: 2_000,
  pingEveryMs: 5_000,
  pingTimeoutMs: 10_000,
};
