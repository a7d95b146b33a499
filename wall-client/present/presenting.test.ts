import { expect, it } from 'vitest';
import { visitPages } from '../../wire/codes.ts';
import type { DisplayItem, Screen } from '../console/walls/walls-api.ts';
import { onWallOf, pageBeside, placeWords, presenterWords } from './presenting.ts';

const report = (at: number, more: Partial<NonNullable<Screen['report']>> = {}) => ({
  ...{ scene: 'delegates', caseNumber: null, streamId: null, seq: 1, link: 'live' as const },
  ...{ latencyMs: 3, rotating: true, page: 'faster', figure: null, at },
  ...more,
});
const display = (id: string, wallId: string, ...reports: Screen['report'][]): DisplayItem => ({
  ...{ id, name: id, wallId, column: 1, row: 1, pairedAt: 0, by: 'duty' },
  screens: reports.map((one) => ({
    ...{ address: '', audience: 'delegates@main', live: true, unsent: 0, report: one },
  })),
});

it('the newest word of the wall’s own screens counts', () => {
  const displays = [
    display('a', 'main', report(10), null),
    display(
      'b',
      'main',
      report(20, { page: 'open', figure: 'codePersons@centre', rotating: false }),
    ),
    display('c', 'hall', report(30, { page: 'stock' })),
  ];
  expect(onWallOf('main', displays)).toEqual({
    ...{ page: 'open', figure: 'codePersons@centre', rotating: false, screens: 3 },
  });
  expect(onWallOf('none', displays)).toMatchObject({ page: null, rotating: true, screens: 0 });
  const closed = [display('a', 'main', report(10, { scene: 'closed', page: null }))];
  expect(onWallOf('main', closed).page).toBeNull();
});

it('pages go round, and begin with the first', () => {
  expect(pageBeside('year', 1)).toBe('faster');
  expect(pageBeside('year', -1)).toBe('stock');
  expect(pageBeside('stock', 1)).toBe('year');
  expect(pageBeside(null, -1)).toBe('year');
  expect(visitPages.codes.map(placeWords)[1]).toBe('2/6 办案用时');
});

it('who presents is whoever spoke last', () => {
  const said = {
    ...{ scene: null, caseNumber: null, streamId: null, rotating: null, page: null, figure: null },
    ...{ seq: 9, at: Date.UTC(2024, 10, 28, 2, 41) },
  };
  expect(presenterWords(null, 'duty')).toContain('还没有人主持');
  expect(presenterWords({ ...said, by: 'duty' }, 'duty')).toBe('由你主持，10:41 最后一次操作');
  expect(presenterWords({ ...said, by: 'judge' }, 'duty')).toContain('judge 在主持，10:41');
});
