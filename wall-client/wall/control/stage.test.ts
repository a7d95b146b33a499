import { describe, expect, it } from 'vitest';
import type { RoomMode } from '../../../wire/codes.ts';
import type { SceneDefinition, SceneId } from '../scenes/scene.ts';
import {
  allowedIn,
  firstScene,
  HOLD_MS,
  hold,
  neighbour,
  occupied,
  openStage,
  pageOf,
  show,
  turnsAt,
} from './stage.ts';

const scenes: Pick<SceneDefinition, 'id' | 'seconds' | 'byHand' | 'modes' | 'pages'>[] = [
  { id: 'overview', seconds: 60, modes: ['bureau'] },
  { id: 'case-cloud', seconds: 30, modes: ['bureau'] },
  { id: 'field-video', seconds: null, byHand: true, modes: ['bureau'] },
  { id: 'delegates', seconds: 30, pages: ['year', 'faster'], modes: ['delegates'] },
  { id: 'closed', seconds: null, modes: ['bureau', 'session', 'delegates', 'closed'] },
];

const next = (mode: RoomMode, scene: SceneId, by: 1 | -1, byHand?: boolean) =>
  neighbour(mode, scenes, { scene, page: null }, by, byHand).scene;

describe('the stage', () => {
  it('moves on after the scene’s own time', () => {
    const stage = openStage('overview', 1000);
    expect(turnsAt(stage, 'bureau', scenes)).toBe(61_000);
    expect(turnsAt(show(stage, 'case-cloud', null, 61_000), 'bureau', scenes)).toBe(91_000);
  });

  it('rests after someone has touched the wall', () => {
    const stage = hold(openStage('overview', 1000), 50_000);
    expect(turnsAt(stage, 'bureau', scenes)).toBe(50_000 + HOLD_MS);
  });

  it('does not move while something plays in the scene, and stays for a while when it has ended', () => {
    const playing = occupied(openStage('overview', 0), true, 10);
    expect(turnsAt(playing, 'bureau', scenes)).toBeNull();
    const ended = occupied(playing, false, 200_000);
    expect(turnsAt(ended, 'bureau', scenes)).toBe(200_000 + HOLD_MS);
    expect(turnsAt(show(playing, 'case-cloud', null, 0), 'bureau', scenes)).toBe(30_000);
  });

  it('does not move while paused, nor from 休屏', () => {
    expect(turnsAt({ ...openStage('overview', 0), paused: true }, 'bureau', scenes)).toBeNull();
    expect(turnsAt(openStage('closed', 0), 'bureau', scenes)).toBeNull();
  });

  it('goes round in both directions, and never to 休屏', () => {
    expect(next('bureau', 'overview', 1)).toBe('case-cloud');
    expect(next('bureau', 'case-cloud', 1)).toBe('overview');
    expect(next('bureau', 'overview', -1)).toBe('case-cloud');
    expect(next('bureau', 'closed', 1)).toBe('overview');
  });

  it('steps by hand to what never comes up by itself, and stays there', () => {
    expect(next('bureau', 'case-cloud', 1, true)).toBe('field-video');
    expect(next('bureau', 'overview', -1, true)).toBe('field-video');
    expect(next('bureau', 'field-video', 1, true)).toBe('overview');
    expect(turnsAt(openStage('field-video', 0), 'bureau', scenes)).toBeNull();
  });

  it('shows a room only what its mode allows', () => {
    expect(firstScene('bureau', scenes)).toBe('overview');
    expect(firstScene('session', scenes)).toBe('closed');
    expect(allowedIn('closed', scenes, 'overview')).toBe(false);
    expect(next('closed', 'closed', 1)).toBe('closed');
  });

  it('goes round through the pages of a scene, which is the same scene all along', () => {
    expect(pageOf(scenes, 'delegates')).toBe('year');
    expect(pageOf(scenes, 'delegates', 'faster')).toBe('faster');
    expect(pageOf(scenes, 'delegates', 'nonsense')).toBe('year');
    expect(pageOf(scenes, 'overview', 'faster')).toBeNull();
    const year = { scene: 'delegates', page: 'year' } as const;
    const faster = { scene: 'delegates', page: 'faster' } as const;
    expect(neighbour('delegates', scenes, year, 1)).toEqual(faster);
    expect(neighbour('delegates', scenes, faster, 1)).toEqual(year);
    expect(neighbour('delegates', scenes, { scene: 'closed', page: null }, 1)).toEqual(year);
    const first = show(openStage('closed', 0), 'delegates', null, 1, 'year');
    const second = show({ ...first, figure: 'closedCount@year' }, 'delegates', null, 2, 'faster');
    expect(second).toMatchObject({ turn: first.turn, page: 'faster', figure: null });
    expect(turnsAt(second, 'delegates', scenes)).toBe(30_002);
  });

  it('a pause that ends by itself ends in its time', () => {
    const paused = { ...show(openStage('closed', 0), 'delegates', null, 0, 'year'), paused: true };
    expect(turnsAt(paused, 'delegates', scenes)).toBeNull();
    expect(turnsAt({ ...paused, pausedUntil: 180_000 }, 'delegates', scenes)).toBe(180_000);
  });

  it('tells two cases of the same scene apart', () => {
    const first = show(openStage('overview', 0), 'case-cloud', '（2024）粤0607执1号', 1);
    const second = show(first, 'case-cloud', '（2024）粤0607执2号', 2);
    expect(second.turn).toBe(first.turn + 1);
  });
});
