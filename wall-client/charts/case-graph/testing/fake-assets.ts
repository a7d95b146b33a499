import { assetKinds } from '../../../../wire/codes.ts';
import { assetStatuses, type GraphAsset } from '../graph.types.ts';

/** A repeatable sequence of numbers in [0, 1): the same seed gives the same assets. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** `count` plainly invented assets with values over four orders of magnitude. */
export function fakeAssets(count: number, seed = 7): GraphAsset[] {
  const next = sequence(seed);
  return Array.from({ length: count }, (_, index) => {
    const kind = assetKinds.codes[Math.floor(next() ** 1.6 * 9)] ?? 'other';
    const status = assetStatuses[Math.floor(next() * assetStatuses.length)] ?? 'found';
    return {
      id: `A${String(index + 1).padStart(3, '0')}`,
      kind,
      name: `虚构${assetKinds.labels[kind]}${index + 1}`,
      value: next() < 0.12 ? null : Math.round(10 ** (5 + next() * 4.5)),
      status,
      word: status === 'queued' ? '轮候 2' : '生效',
      rank: status === 'queued' ? 2 : null,
      measure: 'freeze',
      termLeft: next(),
      urgent: status === 'expiring',
    };
  });
}
