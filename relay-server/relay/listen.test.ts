import { describe, expect, it } from 'vitest';
import { urlAt } from './listen.ts';

describe('where a relay is reached from its own machine', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:8080'],
    // Programs of the machine are known by a loopback Host (SPEC H-50).
    ['0.0.0.0', 'http://127.0.0.1:8080'],
    ['::', 'http://127.0.0.1:8080'],
    ['::1', 'http://[::1]:8080'],
    ['wall.example', 'http://wall.example:8080'],
  ])('listening on %s', (host, url) => {
    expect(urlAt(host, 8080, 'http')).toBe(url);
  });
});
