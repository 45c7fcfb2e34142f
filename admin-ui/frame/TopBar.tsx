import { Box } from '@mui/material';
import { AppBar, LocalesMenuButton, TitlePortal, ToggleThemeButton } from 'react-admin';
import { NoticesBell } from './NoticesBell.js';
import { OwnMenu } from './OwnMenu.js';
import { SearchBox } from './SearchBox.js';

/** The bar on top: where one is, search over everything, language, theme, oneself. */
export function TopBar() {
  return (
    <AppBar
      // The page keeps its heading, however far one has scrolled.
      alwaysOn
      toolbar={
        <>
          <NoticesBell />
          {/* On a narrow screen its sign alone; its name stays for who listens. */}
          <Box
            sx={(theme) => ({
              [theme.breakpoints.down('sm')]: {
                '& .MuiButton-root': { fontSize: 0, minWidth: 0 },
                '& .MuiButton-endIcon': { display: 'none' },
              },
            })}
          >
            <LocalesMenuButton />
          </Box>
          <ToggleThemeButton />
        </>
      }
      userMenu={<OwnMenu />}
    >
      <TitlePortal component="h1" sx={{ fontSize: 16, margin: 0 }} />
      <SearchBox />
    </AppBar>
  );
}
