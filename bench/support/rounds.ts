/**
 * Runs every candidate once a round, in an order that moves on by one each round: what the machine
 * does meanwhile strikes them all alike.
 * @returns the results of a candidate, one a round
 */
export async function interleaved<K extends string, R>(
  candidates: readonly K[],
  rounds: number,
  measure: (candidate: K, round: number) => Promise<R>,
): Promise<(candidate: K) => R[]> {
  const results = new Map<K, R[]>(candidates.map((candidate) => [candidate, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < candidates.length; turn += 1) {
      const candidate = candidates[(round + turn) % candidates.length];
      if (candidate === undefined) continue;
      results.get(candidate)?.push(await measure(candidate, round));
    }
  }
  return (candidate) => results.get(candidate) ?? [];
}
