import { expect, it } from 'vitest';
import { hashOf, routeOf } from './route.ts';

it('an address is read as it was made', () => {
  const hash = hashOf('walls', 'main', '（2024）粤0607执1号/之一');
  expect(routeOf(hash)).toEqual({ section: 'walls', path: ['main', '（2024）粤0607执1号/之一'] });
});

it('nothing, and nonsense, open no section', () => {
  expect(routeOf('')).toEqual({ section: '', path: [] });
  expect(routeOf('#')).toEqual({ section: '', path: [] });
  expect(routeOf('#/%E0%A4%A')).toEqual({ section: '%E0%A4%A', path: [] });
  expect(routeOf(`#/walls/${'x'.repeat(201)}`).path).toEqual([]);
});
