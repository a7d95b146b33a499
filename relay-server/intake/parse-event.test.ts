import { describe, expect, it } from 'vitest';
import { parseEvent } from './parse-event.ts';

const event = (type: string, body: object) => ({
  id: 'e1',
  type,
  v: 1,
  occurredAt: '2024-03-01T09:00:00+08:00',
  caseNumber: '（2024）粤0607执1号',
  body,
});
const messageOf = (raw: unknown) => {
  const parsed = parseEvent(raw);
  return 'refusal' in parsed ? parsed.refusal.message : '';
};

describe('what a refusal says', () => {
  it('names the few codes there are, and where the many stand', () => {
    const few = messageOf(event('appraisal.started', { seizureId: 's1', method: 'guess' }));
    expect(few).toContain('agreement');
    const many = messageOf(event('case.node', { code: '12' }));
    expect(many).toContain('共 40 种');
    expect(many).not.toContain('001');
  });
});
