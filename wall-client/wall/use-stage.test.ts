import { describe, expect, it } from 'vitest';
import type { RoomMode } from '../../wire/codes.ts';
import { HOLD_MS, openStage, type Stage, turnsAt, VISIT_HOLD_MS } from './control/stage.ts';
import { scenes } from './scenes/registry.ts';
import { reduce, type StageAction } from './use-stage.ts';

const said: Extract<StageAction, { do: 'direct' }> = {
  do: 'direct',
  scene: 'delegates',
  caseNumber: null,
  page: 'faster',
  figure: 'closedCount@year',
  rotating: false,
};

describe('H-66 what a wall was told', () => {
  it('shows page and card where the mode has them, and stands there for a while', () => {
    const shown = reduce(openStage('delegates', 0), said, 'delegates', 1_000);
    expect(shown).toMatchObject({ page: 'faster', figure: 'closedCount@year', paused: true });
    expect(shown.pausedUntil).toBeGreaterThan(1_000);
  });

  it('of a visit that is over nothing stays on the bureau’s wall: no card, no pause without end', () => {
    const stage = openStage('overview', 0);
    expect(reduce(stage, said, 'bureau', 1_000)).toEqual(stage);
  });

  it('without a scene holds on whatever is on', () => {
    const paused = reduce(
      openStage('overview', 0),
      { ...said, scene: null, page: null },
      'bureau',
      1,
    );
    expect(paused).toMatchObject({ scene: 'overview', figure: 'closedCount@year', paused: true });
  });
});

const NOTHING = { scene: null, caseNumber: null, page: null, figure: null, rotating: null };
const direct = (said: Partial<Extract<StageAction, { do: 'direct' }>>): StageAction => ({
  ...{ do: 'direct', ...NOTHING },
  ...said,
});
/** What comes of actions, one a second, in a room. */
function played(mode: RoomMode, ...actions: StageAction[]): Stage {
  const opened = reduce(openStage('closed', 0), { do: 'mode' }, mode, 0);
  return actions.reduce(
    (stage, action, at) => reduce(stage, action, mode, (at + 1) * 1_000),
    opened,
  );
}
const page = (name: string, rotating: boolean | null = null) =>
  direct({ scene: 'delegates', page: name, rotating });

describe('a visit', () => {
  it('begins with its first page; a direction leads to another, and holds it for three minutes', () => {
    expect(played('delegates')).toMatchObject({ scene: 'delegates', page: 'year', heldUntil: 0 });
    expect(played('delegates', page('open'))).toMatchObject({
      ...{ page: 'open', heldUntil: 1_000 + VISIT_HOLD_MS, paused: false },
    });
    expect(played('delegates', page('open'), { do: 'step', by: 1 })).toMatchObject({
      ...{ page: 'settled', heldUntil: 2_000 + VISIT_HOLD_MS },
    });
  });

  it('a pause that is said from elsewhere ends by itself, one of the wall’s own keys does not', () => {
    const said = page('open', false);
    const paused = { paused: true, pausedUntil: 1_000 + VISIT_HOLD_MS };
    expect(played('delegates', said)).toMatchObject(paused);
    expect(played('delegates', said, page('year')).pausedUntil).toBe(2_000 + VISIT_HOLD_MS);
    expect(played('delegates', { do: 'togglePause' }, page('year'))).toMatchObject({
      ...{ paused: true, pausedUntil: null },
    });
    const resumed = played('delegates', said, page('open', true));
    expect(resumed).toMatchObject({ paused: false, pausedUntil: null, heldUntil: 0, since: 2_000 });
    const turned = played('delegates', said, {
      ...{ do: 'open', scene: 'delegates', caseNumber: null, page: 'settled', by: 'rotation' },
    });
    expect(turned).toMatchObject({ page: 'settled', paused: false, pausedUntil: null });
  });

  it('a figure’s card is opened by a direction, and goes with Esc, the page, or another direction', () => {
    const open = direct({ figure: 'closedCount@centre' });
    expect(played('delegates', open).figure).toBe('closedCount@centre');
    expect(played('delegates', open, { do: 'back' })).toMatchObject({ figure: null, page: 'year' });
    expect(played('delegates', open, { do: 'step', by: 1 }).figure).toBeNull();
    expect(played('delegates', open, page('year')).figure).toBeNull();
  });

  it('two who present: the last word stands, the pause of the one goes on with the other’s page and ends by itself', () => {
    const [first, second] = [page('open', false), page('faster')];
    const after = played('delegates', first, second, direct({ figure: 'closedCount@year' }));
    expect(after).toMatchObject({
      ...{ page: 'faster', figure: 'closedCount@year', paused: true },
      pausedUntil: 3_000 + VISIT_HOLD_MS,
    });
    // The first one renews the pause once more, then is cut off: three minutes later the pages go on.
    const renewed = played('delegates', first, second, first);
    expect(renewed).toMatchObject({ page: 'open', pausedUntil: 3_000 + VISIT_HOLD_MS });
    expect(turnsAt(renewed, 'delegates', scenes)).toBe(3_000 + VISIT_HOLD_MS);
    // The other one says in between that it goes on: it does.
    expect(played('delegates', first, page('open', true)).paused).toBe(false);
  });

  it('no other room shows its pages, and a visit nothing else', () => {
    expect(played('bureau', page('open'))).toMatchObject({ scene: 'overview', page: null });
    expect(played('delegates', direct({ scene: 'overview' }))).toMatchObject({
      ...{ scene: 'delegates', page: 'year' },
    });
  });
});

it('within the bureau a pause that was said lasts, and a direction holds for two minutes', () => {
  expect(played('bureau', direct({ scene: 'closed', rotating: false }))).toMatchObject({
    ...{ scene: 'closed', paused: true, pausedUntil: null, heldUntil: 1_000 + HOLD_MS },
  });
});
