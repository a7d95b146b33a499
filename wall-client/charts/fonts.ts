/** Families as canvas text names them; tokens.css has the same for CSS. */
export const chartFonts = {
  text: '"Noto Sans SC Variable", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif',
  figure: '"Barlow Condensed", "Noto Sans SC Variable", "Arial Narrow", sans-serif',
} as const;
