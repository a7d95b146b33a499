import { describe, expect, it } from 'vitest';
import { frameGate } from './frame-gate.ts';

/** A page whose frames and tasks come when the test says so. */
function page() {
  const frames: (() => void)[] = [];
  const tasks: (() => void)[] = [];
  const ran: string[] = [];
  const shown = { visible: true };
  const gate = frameGate(
    (run) => frames.push(run),
    (run) => tasks.push(run),
    () => shown.visible,
  );
  const all = (due: (() => void)[]) => {
    for (const run of due.splice(0)) run();
  };
  return {
    ran,
    shown,
    ask: (what: string) => gate(() => ran.push(what)),
    frame: () => all(frames),
    task: () => all(tasks),
    due: () => frames.length + tasks.length,
  };
}

describe('frameGate', () => {
  it('F-27 runs the first at once, all that follow once, after the next frame', () => {
    const { ran, ask, frame, task } = page();
    ask('a');
    expect(ran).toEqual(['a']);
    ask('b');
    ask('c');
    expect(ran).toEqual(['a']);
    frame();
    expect(ran).toEqual(['a']);
    task();
    expect(ran).toEqual(['a', 'c']);
  });

  it('F-27 what ran after a frame counts for the next one', () => {
    const { ran, ask, frame, task } = page();
    for (const what of ['a', 'b']) ask(what);
    frame();
    task();
    ask('c');
    expect(ran).toEqual(['a', 'b']);
    frame();
    task();
    expect(ran).toEqual(['a', 'b', 'c']);
  });

  it('asks for no frame while there is nothing to run, and is at once ready again', () => {
    const { ran, ask, frame, due } = page();
    ask('a');
    frame();
    expect(due()).toBe(0);
    ask('b');
    expect(ran).toEqual(['a', 'b']);
  });

  it('F-27 while a page is hidden nothing runs and nothing piles up', () => {
    const { ran, shown, ask, frame, task, due } = page();
    shown.visible = false;
    for (const what of ['a', 'b', 'c']) ask(what);
    expect([ran, due()]).toEqual([[], 1]);
    shown.visible = true;
    ask('d');
    frame();
    task();
    expect(ran).toEqual(['d']);
  });

  it('goes on after a run that failed', () => {
    const frames: (() => void)[] = [];
    const ran: string[] = [];
    const gate = frameGate(
      (run) => frames.push(run),
      (run) => run(),
      () => true,
    );
    expect(() =>
      gate(() => {
        throw new Error('broken');
      }),
    ).toThrow('broken');
    gate(() => ran.push('b'));
    for (const run of frames.splice(0)) run();
    expect(ran).toEqual(['b']);
  });
});
