import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, whyRefused } from './gate.ts';

const HOST = '127.0.0.1:8080';
const knock = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
  whyRefused({ remoteAddress, headers: { host: HOST, ...headers } });

describe('the door (F-61)', () => {
  it.each([
    ['a page of its own', { origin: `http://${HOST}` }],
    ['a program of this machine', {}],
    [
      'a page by another name of this machine',
      { host: 'localhost:8080', origin: 'http://localhost:8080' },
    ],
    ['a page over IPv6', { host: '[::1]:8080', origin: 'http://[::1]:8080' }],
  ])('lets in %s', (_, headers) => {
    expect(knock(headers)).toBeUndefined();
  });

  it.each([
    ['another site', { origin: 'http://example.org' }],
    ['another port', { origin: 'http://127.0.0.1:3000' }],
    ['another name of this machine than the one asked', { origin: 'http://localhost:8080' }],
    ['a file', { origin: 'null' }],
    ['an extension', { origin: `chrome-extension://${HOST}` }],
    ['what is no origin', { origin: 'http://[' }],
    ['a bound name', { host: 'evil.example:8080', origin: 'http://evil.example:8080' }],
    [
      'a bound name that begins well',
      { host: '127.0.0.1.evil.example', origin: 'http://127.0.0.1.evil.example' },
    ],
    ['a proxied request', { 'x-forwarded-for': '127.0.0.1' }],
    ['a forwarded request', { forwarded: 'for=127.0.0.1' }],
  ])('refuses %s', (_, headers) => {
    expect(knock(headers)).toBeTypeOf('string');
  });

  it('refuses another machine', () => {
    expect(knock({}, '192.168.1.20')).toBe('not from this machine');
    expect(whyRefused({ remoteAddress: undefined, headers: { host: HOST } })).toBeTypeOf('string');
  });

  it('refuses a request that names no host', () => {
    expect(whyRefused({ remoteAddress: '127.0.0.1', headers: {} })).toBeTypeOf('string');
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:10.0.0.1', false],
    ['10.127.0.1', false],
    ['127.0.0.1.evil', false],
  ])('%s is this machine: %s', (address, expected) => {
    expect(isLoopbackAddress(address)).toBe(expected);
  });
});
