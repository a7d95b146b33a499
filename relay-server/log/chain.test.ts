import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { chainDigest, GENESIS, payloadOf } from './chain.ts';
import { readPayload } from './logged-event.ts';
import { sampleEvent } from './testing/sample-events.ts';

describe('the hash chain', () => {
  it('covers the event and everything before it', () => {
    const payload = payloadOf(sampleEvent(1));
    const expected = createHash('sha256')
      .update(Buffer.concat([Buffer.alloc(32), Buffer.from(payload, 'utf8')]))
      .digest('hex');
    expect(chainDigest(GENESIS, payload).toString('hex')).toBe(expected);
    expect(chainDigest(Buffer.alloc(32, 1), payload).toString('hex')).not.toBe(expected);
  });

  it('covers the canonical JSON of the whole event, with a case and without', () => {
    const event = sampleEvent(3);
    const { caseNumber: _none, ...caseless } = event;
    for (const each of [event, { ...event, id: '“\\ud800” \u{1f600}\n' }, caseless]) {
      expect(payloadOf(each)).toBe(canonicalJson(each));
    }
  });

  it('keeps an event exactly: payload → event → payload', () => {
    const payload = payloadOf(sampleEvent(7));
    const event = readPayload(payload);
    expect(event).toEqual(sampleEvent(7));
    expect(event && payloadOf(event)).toBe(payload);
  });

  it('reads no event from what is none', () => {
    const { body: _body, ...headless } = sampleEvent(1);
    for (const text of ['', '{', '[]', JSON.stringify(headless), '{"type":"case.node"}']) {
      expect(readPayload(text)).toBeUndefined();
    }
    expect(readPayload(payloadOf(sampleEvent(1)).replace('case.node', 'toString'))).toBeUndefined();
  });
});
