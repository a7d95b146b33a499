import { expect, it } from 'vitest';
import { alertKinds } from '../../../wire/codes.ts';
import type { View } from '../../../wire/views.ts';
import { alertList, groupOf, matches, openByGroup } from './alert-list.ts';

const alert = (over: Partial<View<'alert'>>): View<'alert'> => ({
  ...{ kind: 'seizureExpiring', level: 'warning', caseNumber: 'c', subject: '车', text: '' },
  ...{ since: '2024-11-20', dueOn: '2024-12-01' },
  ...over,
});
const noted = { level: 'warning', since: '2024-11-20', note: null, by: 'duty', at: 1 } as const;

it('every kind of alert belongs to a group', () => {
  expect(alertKinds.codes.filter((kind) => groupOf(kind) === null)).toEqual([]);
});

it('what nobody has noted comes first; one noted at a lower level counts as not noted', () => {
  const items = alertList(
    new Map([
      ['a', alert({})],
      ['b', alert({ level: 'critical' })],
      ['c', alert({ kind: 'petitionDue' })],
    ]),
    new Map([
      ['a', noted],
      ['b', noted],
    ]),
  );
  expect(items.map(({ id, noted: by }) => [id, by !== null])).toEqual([
    ['b', false],
    ['c', false],
    ['a', true],
  ]);
  expect(openByGroup(items)).toMatchObject({ seizure: 1, petition: 1, field: 0 });
  const shown = (group: 'petition' | null, open: boolean) =>
    items.filter((item) => matches(item, { group, open })).map(({ id }) => id);
  expect(shown('petition', false)).toEqual(['c']);
  expect(shown(null, true)).toEqual(['b', 'c']);
});
