import type { View } from '../../../../../wire/views.ts';

export type Shade = 'cases' | 'amount';

export const shadeNames = [
  { value: 'cases', text: '在办件数' },
  { value: 'amount', text: '未到位金额' },
] as const satisfies readonly { value: Shade; text: string }[];

/** The figure that shades each town, straight from the relay's rows. */
export function shadeOf(
  towns: ReadonlyMap<string, View<'town'>>,
  shade: Shade,
): ReadonlyMap<string, number> {
  return new Map(
    [...towns].map(([code, town]) => [code, shade === 'cases' ? town.openCases : town.openAmount]),
  );
}
