import { describe, expect, it } from 'vitest';
import { openStage } from './control/stage.ts';
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
