import { expect, it } from 'vitest';
import { CASE_TOPICS, WALL_TOPICS } from '../../wire/views.ts';
import { STAGES } from './answer.ts';

it('F-14 a first answer has a place for each topic of its scope', () => {
  expect(STAGES.wall.flat().sort()).toEqual([...WALL_TOPICS].sort());
  expect(STAGES.case.flat().sort()).toEqual([...CASE_TOPICS].sort());
});
