import { expect, it } from 'vitest';
import { broken, filed, fold, on } from './testing/given.ts';

const written = (receivedOn = '2024-03-01') =>
  on('2024-03-01', 'message.received', { messageId: 'l1', receivedOn, by: 'applicant' });
const answered = (day: string, answeredOn = day) =>
  on(day, 'message.answered', { messageId: 'l1', answeredOn });

it('messages are received and answered, whatever has become of the case', () => {
  const once = { l1: { id: 'l1', receivedOn: '2024-03-01', answeredOn: '2024-03-04' } };
  expect(fold([filed(), written(), answered('2024-03-04')]).messages).toEqual(once);
  const over = on('2024-02-20', 'case.closed', {
    closedOn: '2024-02-20',
    way: 'enforcementTerminated',
  });
  expect(fold([filed(), over, written(), answered('2024-03-04')]).messages).toEqual(once);
});

it('[O-13] [O-14] [O-15] once, and after receipt', () => {
  expect(broken([filed(), written(), written()])).toEqual(['O-13']);
  expect(broken([filed(), answered('2024-03-04')])).toEqual(['O-14']);
  expect(broken([filed(), written(), answered('2024-03-04'), answered('2024-03-05')])).toEqual([
    'O-15',
  ]);
});

it('[O-16] on days in order', () => {
  expect(broken([filed(), written('2024-03-02')])).toEqual(['O-16']);
  expect(broken([filed(), written(), answered('2024-03-04', '2024-03-05')])).toEqual(['O-16']);
  expect(broken([filed(), written(), answered('2024-03-04', '2024-02-28')])).toEqual(['O-16']);
});
