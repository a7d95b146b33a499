/** Diameter in units: area grows with the count, between a readable least and most. */
export function bubbleSize(cases: number, most: number, byTown: boolean): number {
  return 34 + (byTown ? 40 : 24) * Math.sqrt(cases / Math.max(1, most));
}
