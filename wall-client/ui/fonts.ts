import '@fontsource-variable/noto-sans-sc/wght.css';
import '@fontsource/barlow-condensed/latin-500.css';

export { loadFontsAhead } from './fonts-ahead.ts';
