import { describe, expect, it } from 'vitest';
import { PlayProof, type Stretch } from './play-proof.ts';

const START = 1_732_700_000_000;

function proved(show: (proof: PlayProof) => void): Stretch[] {
  const told: Stretch[] = [];
  show(new PlayProof((stretch) => told.push(stretch)));
  return told;
}

/** Frames of a clip from–to, shown as fast as they were taken. */
function frames(proof: PlayProof, itemId: string, from: number, to: number, at: number) {
  for (let place = from; place <= to; place += 40) proof.frame(itemId, place, at + place - from);
}

describe('proof of play', () => {
  it('F-70 tells a stretch when it ends: from–to of the clip, when by the machine’s clock', () => {
    expect(
      proved((proof) => {
        frames(proof, 'i1', 0, 4_000, START);
        proof.end();
        proof.end();
      }),
    ).toEqual([{ itemId: 'i1', fromMs: 0, toMs: 4_000, startedAt: START, endedAt: START + 4_000 }]);
  });

  it('F-70 another clip, another place, a pause: each is a stretch of its own', () => {
    const told = proved((proof) => {
      frames(proof, 'i1', 0, 2_000, START);
      frames(proof, 'i1', 8_000, 9_000, START + 2_040);
      frames(proof, 'i1', 9_040, 10_000, START + 60_000);
      frames(proof, 'i2', 0, 1_000, START + 61_000);
      proof.end();
    });
    expect(told.map(({ itemId, fromMs, toMs }) => [itemId, fromMs, toMs])).toEqual([
      ['i1', 0, 2_000],
      ['i1', 8_000, 9_000],
      ['i1', 9_040, 10_000],
      ['i2', 0, 1_000],
    ]);
  });

  it('F-70 is told at least once a minute, without a hole', () => {
    const told = proved((proof) => {
      frames(proof, 'i1', 0, 150_000, START);
      proof.end();
    });
    expect(told).toHaveLength(3);
    expect(told[0]?.toMs).toBe(60_000);
    expect(told[1]?.fromMs).toBe(60_000);
    expect(told[2]?.toMs).toBe(150_000);
  });

  it('F-70 one picture that stands is no stretch', () => {
    expect(
      proved((proof) => {
        proof.frame('i1', 500, START);
        proof.end();
      }),
    ).toEqual([]);
  });
});
