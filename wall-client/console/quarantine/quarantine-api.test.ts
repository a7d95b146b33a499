import { expect, it } from 'vitest';
import { rawText } from './quarantine-api.ts';

it('what was sent is set out where it is JSON, else shown as it came', () => {
  expect(rawText({ raw: '{"a":1}' })).toBe('{\n  "a": 1\n}');
  expect(rawText({ raw: '{"a":' })).toBe('{"a":');
  expect(rawText({ rawBase64: '/w==' })).toContain('/w==');
});
