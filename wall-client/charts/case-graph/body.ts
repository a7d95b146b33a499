/** A rectangle that may be moved; `x`, `y` is its centre. A fixed one pushes but is never pushed. */
export interface Body {
  x: number;
  y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly targetX: number;
  readonly targetY: number;
  readonly fixed: boolean;
  /** What it belongs to and stays near. */
  readonly anchor?: Body | undefined;
}
