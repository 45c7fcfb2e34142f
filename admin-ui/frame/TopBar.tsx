import { Box, useMediaQuery, type Theme } from '@mui/material';
import { AppBar, LocalesMenuButton, TitlePortal, ToggleThemeButton, UserMenu } from 'react-admin';
import { NoticesBell } from './NoticesBell.js';
import { SearchBox } from './SearchBox.js';

/** The bar on top: where one is, search over everything, language, theme, oneself. */
export function TopBar() {
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <AppBar
      toolbar={
        <>
          <NoticesBell />
          {/* On a narrow screen its sign alone; its name stays for who listens. */}
          <Box sx={{ '& .MuiButton-root': { fontSize: { xs: 0, sm: 'inherit' }, minWidth: 0 } }}>
            <LocalesMenuButton />
          </Box>
          <ToggleThemeButton />
        </>
      }
      // Its visible text, the person's name, names it; on a narrow screen there is none.
      userMenu={<UserMenu label={narrow ? 'ra.auth.user_menu' : ''} />}
    >
      <TitlePortal component="h1" sx={{ fontSize: 16, margin: 0 }} />
      <SearchBox />
    </AppBar>
  );
}
