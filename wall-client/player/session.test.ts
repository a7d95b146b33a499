import { describe, expect, it } from 'vitest';
import type { EngineEvents } from './engine.ts';
import type { Instant } from './liveness.ts';
import { Session, TICK_MS } from './session.ts';

/** A session on a screen that only notes what is asked of it, and a clock that is set by hand. */
function trial() {
  let at = 1_000_000;
  let skewed = 0;
  const engines: { on: EngineEvents; closed: boolean; toLive: number; recovered: number }[] = [];
  const screen = { kept: false };
  const engineFacts: { latency: number | null; frameAt: number | null } = {
    latency: 0.9,
    frameAt: 50_000,
  };
  const now = (): Instant => ({ steady: at, wall: at + skewed });
  const session = new Session(
    {
      open: (on) => {
        const engine = { on, closed: false, toLive: 0, recovered: 0 };
        engines.push(engine);
        return {
          latency: () => engineFacts.latency,
          target: () => 0.6,
          frameAt: () => engineFacts.frameAt,
          dropped: () => 2,
          toLive: () => {
            engine.toLive += 1;
          },
          recover: () => {
            engine.recovered += 1;
          },
          close: () => {
            engine.closed = true;
          },
        };
      },
      keepPicture: () => {
        screen.kept = true;
      },
      showVideo: () => {
        screen.kept = false;
      },
    },
    now(),
  );
  const newest = () => {
    const engine = engines.at(-1);
    if (!engine) throw new Error('no engine was opened');
    return engine;
  };
  let mediaTime = 0;
  return {
    session,
    engines,
    screen,
    engineFacts,
    now,
    newest,
    frame: () => {
      mediaTime += 0.04;
      session.presented(mediaTime, now());
    },
    sameFrame: () => session.presented(mediaTime, now()),
    /** Time goes by in ticks; `each` happens before every one. */
    pass(ms: number, each: () => void = () => undefined) {
      const until = at + ms;
      let facts = session.tick(now());
      while (at < until) {
        at += TICK_MS;
        each();
        facts = session.tick(now());
      }
      return facts;
    },
    sleep(ms: number) {
      skewed += ms;
    },
    jump(ms: number) {
      at += ms;
    },
  };
}

/** A trial whose pictures have been coming for a second. */
function playing() {
  const one = trial();
  one.newest().on.advanced();
  one.pass(1000, one.frame);
  return one;
}

describe('a picture is live by its frames alone', () => {
  it('waits until something new has come: what an old playlist holds is not live', () => {
    const one = trial();
    expect(one.pass(2000, one.frame).state).toBe('waiting');
    one.newest().on.advanced();
    one.frame();
    expect(one.pass(0)).toMatchObject({ state: 'live', latency: 0.9, frameAt: 50_000, dropped: 2 });
  });

  it('is lost when nothing has come within ten seconds', () => {
    const one = trial();
    expect(one.pass(9500, one.frame).state).toBe('waiting');
    expect(one.pass(1000)).toMatchObject({ state: 'lost', age: null });
  });

  it('stalls after three seconds and is lost after ten; its age counts from when it was taken', () => {
    const one = playing();
    expect(one.pass(3000).state).toBe('live');
    expect(one.pass(250)).toMatchObject({ state: 'stalled', age: 3250 + 900 });
    expect(one.pass(6750).state).toBe('stalled');
    expect(one.pass(250)).toMatchObject({ state: 'lost', age: 10_250 + 900 });
  });

  it('frames that do not move the media time are no news', () => {
    const one = playing();
    expect(one.pass(3250, one.sameFrame).state).toBe('stalled');
  });

  it('moving pictures from long ago are not live', () => {
    const one = playing();
    one.engineFacts.latency = 10.5;
    expect(one.pass(500, one.frame).state).toBe('stalled');
  });
});

describe('it comes back by itself', () => {
  it('a lost network is tried again for ever, at pauses of half a second to five', () => {
    const one = playing();
    const pauses: number[] = [];
    for (let time = 0; time < 6; time++) {
      const before = one.now().steady;
      const opened = one.engines.length;
      one.newest().on.failed('network');
      expect(one.newest().closed).toBe(true);
      while (one.engines.length === opened) one.pass(TICK_MS);
      pauses.push(one.now().steady - before);
    }
    expect(pauses).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
    one.newest().on.advanced();
    one.frame();
    one.newest().on.failed('network');
    one.pass(500);
    expect(one.engines).toHaveLength(8);
  });

  it('shows the last picture meanwhile, until a new one comes', () => {
    const one = playing();
    one.newest().on.failed('network');
    expect(one.screen.kept).toBe(true);
    one.pass(1000);
    one.frame();
    expect(one.screen.kept).toBe(true);
    one.newest().on.advanced();
    one.frame();
    expect(one.screen.kept).toBe(false);
    expect(one.pass(0).kept).toBe(false);
  });

  it('a media error is mended in place once, then everything is begun anew', () => {
    const one = playing();
    one.newest().on.failed('media');
    expect(one.newest()).toMatchObject({ recovered: 1, closed: false });
    one.newest().on.failed('media');
    expect(one.newest().closed).toBe(true);
    one.pass(500);
    expect(one.engines).toHaveLength(2);
  });

  it('silence is no error of anybody: it is begun anew all the same', () => {
    const one = playing();
    one.pass(9000);
    expect(one.engines).toHaveLength(2);
    expect(one.engines[0]?.closed).toBe(true);
  });

  it('what an engine says that was let go is not heard', () => {
    const one = playing();
    const [first] = one.engines;
    one.newest().on.failed('network');
    one.pass(500);
    first?.on.failed('network');
    expect(one.newest().closed).toBe(false);
  });
});

describe('nothing of the past is caught up', () => {
  it('too far behind, it leaves out what was missed, not more often than needed', () => {
    const one = playing();
    one.engineFacts.latency = 5;
    one.pass(2750, one.frame);
    expect(one.newest().toLive).toBe(1);
    one.pass(500, one.frame);
    expect(one.newest().toLive).toBe(2);
  });

  it('hidden for a moment, it goes to the newest; for longer, it begins anew', () => {
    const one = playing();
    one.jump(2000);
    one.session.seenAgain(2000, one.now());
    expect(one.newest().toLive).toBe(1);
    one.jump(20_000);
    one.session.seenAgain(20_000, one.now());
    expect(one.engines).toHaveLength(2);
    expect(one.pass(0).state).toBe('lost');
  });

  it('a machine that slept knows how old its picture is', () => {
    const one = playing();
    one.sleep(3_600_000);
    const facts = one.pass(0);
    expect(facts.state).toBe('lost');
    expect(facts.age).toBeGreaterThanOrEqual(3_600_000);
    expect(one.engines).toHaveLength(2);
  });
});

describe('held', () => {
  it('lets the decoder go, keeps the picture and lets it grow old', () => {
    const one = playing();
    one.session.hold();
    expect(one.newest().closed).toBe(true);
    expect(one.pass(60_000)).toMatchObject({ state: 'lost', kept: true, age: 60_900 });
    expect(one.engines).toHaveLength(1);
  });

  it('begins again when asked, and is live with the first new picture', () => {
    const one = playing();
    one.session.hold();
    one.pass(60_000);
    one.session.resume(one.now());
    expect(one.pass(250).state).toBe('lost');
    one.newest().on.advanced();
    one.frame();
    expect(one.pass(0)).toMatchObject({ state: 'live', kept: false });
  });
});
