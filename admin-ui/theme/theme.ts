/** Material's theme from our tokens: dense, calm, no shadows where a line will do. */
import { defaultTheme, type RaThemeOptions } from 'react-admin';
import { dark, light, type Tokens } from './tokens.js';

declare module '@mui/material/styles' {
  interface Palette {
    readonly clock: Pick<Tokens, 'calm' | 'near' | 'late' | 'still'>;
  }
  interface PaletteOptions {
    readonly clock?: Pick<Tokens, 'calm' | 'near' | 'late' | 'still'>;
  }
}

function themeOf(mode: 'light' | 'dark', tokens: Tokens): RaThemeOptions {
  const { calm, near, late, still } = tokens;
  return {
    ...defaultTheme,
    palette: {
      mode,
      primary: { main: tokens.primary },
      secondary: { main: tokens.primary },
      error: { main: late },
      warning: { main: near },
      success: { main: calm },
      background: { default: tokens.page, paper: tokens.paper },
      text: { primary: tokens.text, secondary: tokens.quiet },
      divider: tokens.line,
      clock: { calm, near, late, still },
    },
    typography: { fontFamily: 'system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif', fontSize: 13 },
    shape: { borderRadius: 6 },
    sidebar: { width: 200, closedWidth: 56 },
    components: {
      ...defaultTheme.components,
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiAppBar: { defaultProps: { color: 'default' } },
      MuiButtonBase: { defaultProps: { disableRipple: true } },
      MuiButton: { defaultProps: { size: 'small' }, styleOverrides: { root: { textTransform: 'none' } } },
      MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
      MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'dense' } },
      MuiTab: { styleOverrides: { root: { textTransform: 'none', minHeight: 40 } } },
    },
  };
}

export const lightTheme = themeOf('light', light);
export const darkTheme = themeOf('dark', dark);
