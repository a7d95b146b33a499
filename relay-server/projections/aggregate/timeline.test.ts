import { describe, expect, it } from 'vitest';
import { gone, row, seqId } from '../rows.ts';
import { type Line, newestLines, TIMELINE_LINES, withLine } from './timeline.ts';

function line(seq: number, at: number): Line {
  const timeline = row('timeline', seqId(seq), 'C', {
    type: 'case.node',
    node: null,
    occurredAt: at,
    text: '',
    amount: null,
    evidence: 0,
    planned: false,
  });
  return { at, seq, timeline, activity: null };
}

describe('timeline', () => {
  const many = Array.from({ length: TIMELINE_LINES + 5 }, (_, k) => line(k + 1, k));

  it('shows the newest by occurrence', () => {
    const shown = newestLines([...many].reverse());
    expect(shown.length).toBe(TIMELINE_LINES);
    expect(shown[0]?.seq).toBe(6);
  });

  it('one by one comes to the same as all at once, in any order', () => {
    const late = [many.slice(200), many.slice(0, 200)].flat();
    let shown: readonly { at: number; seq: number }[] = [];
    const kept = new Set<string>();
    for (const each of late) {
      const step = withLine(shown, each, 'C');
      shown = step.shown;
      for (const change of step.changes) {
        if ('gone' in change) kept.delete(change.id);
        else kept.add(change.id);
      }
    }
    const expected = newestLines(many).map(({ seq }) => seqId(seq));
    expect(shown.map(({ seq }) => seqId(seq))).toEqual(expected);
    expect([...kept].sort()).toEqual(expected);
  });

  it('a line that is too old to show changes nothing; one that pushes another out says so', () => {
    const shown = newestLines(many.slice(5));
    expect(withLine(shown, line(900, -1), 'C').changes).toEqual([]);
    expect(withLine(shown, line(901, 5_000), 'C').changes).toEqual([
      line(901, 5_000).timeline,
      gone('timeline', seqId(6), 'C'),
    ]);
  });
});
