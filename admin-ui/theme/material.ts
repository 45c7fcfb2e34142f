/** Material's options from our tokens, as every page has them: dense, calm, no shadows where a line will do. */
import type { ThemeOptions } from '@mui/material';
import type { Tokens } from './tokens.js';

declare module '@mui/material/styles' {
  interface Palette {
    readonly clock: Pick<Tokens, 'calm' | 'near' | 'late' | 'still'>;
  }
  interface PaletteOptions {
    readonly clock?: Pick<Tokens, 'calm' | 'near' | 'late' | 'still'>;
  }
}

/** The options of one mode. */
export function materialOf(mode: 'light' | 'dark', tokens: Tokens): ThemeOptions {
  const { calm, near, late, still } = tokens;
  return {
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
    components: {
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
