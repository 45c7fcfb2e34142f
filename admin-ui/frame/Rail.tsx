import { Menu, useTranslate } from 'react-admin';
import { areas } from '../areas.js';
import { useMe } from '../providers/use-me.js';

/** The areas that the signed-in person has rights to. */
export function Rail() {
  const translate = useTranslate();
  const rights = useMe()?.rights ?? [];
  return (
    <Menu component="nav" aria-label={translate('frame.areas')}>
      {areas
        .filter(({ right, hidden }) => hidden !== true && (right === null || rights.includes(right)))
        .map(({ name, path, icon: Icon }) => (
          <Menu.Item key={name} to={path} primaryText={translate(`frame.area.${name}`)} leftIcon={<Icon />} />
        ))}
    </Menu>
  );
}
