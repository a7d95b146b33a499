/**
 * The wall's colours, one source for canvas drawing; tokens.css repeats them for CSS and a test
 * holds the two together. Status colours are told apart by lightness too, and always come with a
 * shape and a word.
 */
export const palette = {
  ground: '#0a1420',
  panel: '#101d2c',
  raised: '#17283b',
  line: '#27394e',
  lineStrong: '#5d7690',
  text: '#e8eff6',
  textQuiet: '#a3b6c9',
  info: '#4cc3f0',
  infoDeep: '#1d5f8a',
  money: '#f2bf4a',
  effective: '#2bbd8c',
  queued: '#b7c7d8',
  expiring: '#f59b42',
  disposing: '#5b9cf0',
  sold: '#c6aeff',
  lapsed: '#f4606a',
  released: '#73879b',
} as const satisfies Record<string, `#${string}`>;

export type PaletteName = keyof typeof palette;

/** Seven steps of the choropleth, dark (few) to light (many); marks and labels stay readable on all. */
export const mapRamp = [
  '#14283c',
  '#173450',
  '#1a4164',
  '#1d4e78',
  '#215c8d',
  '#266ba2',
  '#2d7ab8',
] as const;
