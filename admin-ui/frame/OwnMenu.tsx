import TourIcon from '@mui/icons-material/TourOutlined';
import { ListItemIcon, ListItemText, MenuItem } from '@mui/material';
import { Logout, UserMenu, useTranslate, useUserMenu } from 'react-admin';
import { useMe } from '../providers/use-me.js';
import { setTour } from './tour/tour-state.js';

/** Oneself: the guided tour again, and the way out. */
export function OwnMenu() {
  const me = useMe();
  return (
    <span data-tour="self">
      {/* The person's name, which a narrow screen does not show. */}
      <UserMenu label={me?.display_name ?? 'ra.auth.user_menu'}>
        <TourAgain />
        <Logout />
      </UserMenu>
    </span>
  );
}

function TourAgain() {
  const translate = useTranslate();
  const menu = useUserMenu();
  return (
    <MenuItem
      onClick={() => {
        menu?.onClose();
        setTour(true);
      }}
    >
      <ListItemIcon>
        <TourIcon fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('frame.tour.again')}</ListItemText>
    </MenuItem>
  );
}
