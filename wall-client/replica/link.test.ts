import { describe, expect, it } from 'vitest';
import { HEARTBEAT_MS, LOST_AFTER_MS, STALE_AFTER_MS } from '../../wire/frame.ts';
import { Link } from './link.ts';

function heardAt(now: number): Link {
  const link = new Link(0);
  link.heard(now);
  link.follows(now, 5, 5);
  return link;
}

describe('link', () => {
  it('F-41 is live while something is heard, whatever it is', () => {
    const link = heardAt(1_000);
    expect(link.stateAt(1_000 + HEARTBEAT_MS)).toBe('live');
    expect(link.stateAt(1_000 + STALE_AFTER_MS - 1)).toBe('live');
  });

  it('F-42 goes stale, then lost, by silence alone, though the socket says connected', () => {
    const link = heardAt(1_000);
    expect(link.stateAt(1_000 + STALE_AFTER_MS)).toBe('stale');
    expect(link.stateAt(1_000 + LOST_AFTER_MS - 1)).toBe('stale');
    expect(link.stateAt(1_000 + LOST_AFTER_MS)).toBe('lost');
  });

  it('F-42 is lost within five seconds, the watch of half a second included', () => {
    expect(LOST_AFTER_MS + 500).toBeLessThanOrEqual(5_000);
    expect(STALE_AFTER_MS).toBeGreaterThan(HEARTBEAT_MS);
  });

  it('F-42 is stale at once when the socket breaks', () => {
    const link = heardAt(1_000);
    link.disconnected();
    expect(link.stateAt(1_001)).toBe('stale');
    link.heard(1_500);
    expect(link.stateAt(1_501)).toBe('live');
  });

  it('F-42 is stale before anything was heard, and lost when nothing comes', () => {
    const link = new Link(0);
    expect(link.stateAt(10)).toBe('stale');
    expect(link.stateAt(LOST_AFTER_MS)).toBe('lost');
  });

  it('F-43 is stale while nothing complete is held', () => {
    const link = heardAt(1_000);
    link.follows(1_001, null, 0);
    expect(link.stateAt(1_001)).toBe('stale');
  });

  it('F-43 is stale while what it hears of is not what it holds', () => {
    const link = heardAt(1_000);
    link.follows(1_000, 5, 6);
    link.heard(2_000);
    link.follows(2_000, 5, 7);
    link.heard(4_000);
    expect(link.stateAt(3_999)).toBe('live');
    expect(link.stateAt(4_000)).toBe('stale');
    link.follows(4_100, 7, 7);
    expect(link.stateAt(4_100)).toBe('live');
  });
});
