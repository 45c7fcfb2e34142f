import { Box } from '@mui/material';
import { AppBar, LocalesMenuButton, TitlePortal, ToggleThemeButton, UserMenu } from 'react-admin';
import { useMe } from '../providers/use-me.js';
import { NoticesBell } from './NoticesBell.js';
import { SearchBox } from './SearchBox.js';

/** The bar on top: where one is, search over everything, language, theme, oneself. */
export function TopBar() {
  const me = useMe();
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
      // The person's name, which a narrow screen does not show.
      userMenu={<UserMenu label={me?.display_name ?? 'ra.auth.user_menu'} />}
    >
      <TitlePortal component="h1" sx={{ fontSize: 16, margin: 0 }} />
      <SearchBox />
    </AppBar>
  );
}
