import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementTexts } from './element-texts.ts';

describe('elementTexts', () => {
  it('keeps each element as it was written', () => {
    const text = ' [ {"a" :1, "a":[2,"],[\\"{"]} ,-1.0e2,"x,y" , [], null ] ';
    expect(elementTexts(text)).toEqual([
      '{"a" :1, "a":[2,"],[\\"{"]}',
      '-1.0e2',
      '"x,y"',
      '[]',
      'null',
    ]);
  });

  it('an empty array has none', () => {
    expect(elementTexts('[]')).toEqual([]);
    expect(elementTexts(' [ ] ')).toEqual([]);
  });

  it('cuts every array into texts of its elements', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1, '\t'), (list, space) => {
        const texts = elementTexts(JSON.stringify(list, null, space));
        expect(texts.map((text) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });
});
