import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './env.ts';

describe('readSettings', () => {
  it('has defaults that serve loopback only', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      rtmp: { host: '127.0.0.1', port: 1935 },
      tlsFiles: null,
      localPrograms: true,
      dataFolder: 'data',
      sourceKeys: [],
      retention: { months: 6, caseYears: 5 },
    });
  });

  it('reads source keys, keeping colons inside a key', () => {
    const { sourceKeys } = readSettings({
      RELAY_SOURCE_KEYS: 'court:0123456789abcdef, field:a:b:c:0123456789abc',
    });
    expect(sourceKeys).toEqual([
      { name: 'court', key: '0123456789abcdef' },
      { name: 'field', key: 'a:b:c:0123456789abc' },
    ]);
  });

  it('keeps programs of this machine out when it is told to', () => {
    expect(readSettings({ RELAY_LOCAL_PROGRAMS: 'deny' }).localPrograms).toBe(false);
  });

  it.each([
    ['a key too short to be secret', { RELAY_SOURCE_KEYS: 'court:short' }, 'RELAY_SOURCE_KEYS'],
    [
      'two sources of one name',
      { RELAY_SOURCE_KEYS: 'a:0123456789abcdef,a:fedcba9876543210' },
      '重复',
    ],
    ["the relay's own name", { RELAY_SOURCE_KEYS: 'relay:0123456789abcdef' }, '保留'],
    ['a port that is none', { RELAY_PORT: '80a' }, 'RELAY_PORT'],
    ['a port out of range', { RELAY_PORT: '70000' }, 'RELAY_PORT'],
    ['fewer months than must be kept', { RELAY_KEEP_MONTHS: '5' }, '不能缩短'],
    ['a period that is none', { RELAY_KEEP_CASE_YEARS: 'ever' }, 'RELAY_KEEP_CASE_YEARS'],
    ['a certificate without its key', { RELAY_TLS_CERT: '/a.pem' }, '要么都设置'],
    ['a key without its certificate', { RELAY_TLS_KEY: '/a.pem' }, '要么都设置'],
    ['leave for programs that is neither', { RELAY_LOCAL_PROGRAMS: 'no' }, 'allow 或 deny'],
    ['a video port that is none', { RELAY_RTMP_PORT: 'rtmp' }, 'RELAY_RTMP_PORT'],
  ])('refuses %s', (_, env, word) => {
    expect(() => readSettings(env)).toThrow(SettingsError);
    expect(() => readSettings(env)).toThrow(word);
  });
});
