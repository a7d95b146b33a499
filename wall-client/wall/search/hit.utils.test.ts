import { describe, expect, it } from 'vitest';
import { partiesText, stageMark, stageWord, townWord } from './hit.utils.ts';

describe('a hit in words', () => {
  it('[SE-7] codes become words, unknown ones stay', () => {
    expect(stageWord('open')).toBe('在办');
    expect(townWord('440607103000')).toBe('乐平镇');
    expect(stageWord('__proto__')).toBe('__proto__');
    expect(stageMark('__proto__')).toBe('info');
    expect(townWord('乐平镇')).toBe('乐平镇');
  });

  it('[SE-7] names three parties at most', () => {
    expect(partiesText(['陈某', '李某'])).toBe('陈某、李某');
    expect(partiesText(['陈某', '李某', '张某', '某公司'])).toBe('陈某、李某、张某 等');
  });
});
