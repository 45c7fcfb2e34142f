/** The application's themes: Material's options of ours on top of react-admin's. */
import { defaultTheme, type RaThemeOptions } from 'react-admin';
import { materialOf } from './material.js';
import { dark, light, type Tokens } from './tokens.js';

function themeOf(mode: 'light' | 'dark', tokens: Tokens): RaThemeOptions {
  const ours = materialOf(mode, tokens);
  return {
    ...defaultTheme,
    ...ours,
    sidebar: { width: 200, closedWidth: 56 },
    components: { ...defaultTheme.components, ...ours.components },
  };
}

export const lightTheme = themeOf('light', light);
export const darkTheme = themeOf('dark', dark);
