import { AppBar, LocalesMenuButton, TitlePortal, ToggleThemeButton, UserMenu } from 'react-admin';
import { NoticesBell } from './NoticesBell.js';
import { SearchBox } from './SearchBox.js';

/** The bar on top: where one is, search over everything, language, theme, oneself. */
export function TopBar() {
  return (
    <AppBar
      toolbar={
        <>
          <NoticesBell />
          <LocalesMenuButton />
          <ToggleThemeButton />
        </>
      }
      // Its visible text, the person's name, names it.
      userMenu={<UserMenu label="" />}
    >
      <TitlePortal component="h1" sx={{ fontSize: 16, margin: 0 }} />
      <SearchBox />
    </AppBar>
  );
}
