import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import type { Right } from '../../domain/rights.js';
import { useMe } from '../providers/use-me.js';

/** A page of an area; `right` null: everybody's. */
export interface AreaTab {
  readonly name: string;
  readonly right: Right | null;
}

/** The pages of an area that one has the right to, as tabs: each stands at `/<area>/<name>` and is called by `<area>.tab.<name>`. */
export function AreaTabs({ area, tabs }: { readonly area: string; readonly tabs: readonly AreaTab[] }) {
  const translate = useTranslate();
  const rights = useMe()?.rights ?? [];
  const at = useLocation().pathname.split('/')[2];
  const shown = tabs.filter(({ right }) => right === null || rights.includes(right));
  return (
    <Tabs
      component="nav"
      aria-label={translate(`frame.area.${area}`)}
      value={shown.find(({ name }) => name === at)?.name ?? false}
      variant="scrollable"
      sx={{ mb: 1.5 }}
    >
      {shown.map(({ name }) => (
        <Tab
          key={name}
          value={name}
          label={translate(`${area}.tab.${name}`)}
          component={Link}
          to={`/${area}/${name}`}
        />
      ))}
    </Tabs>
  );
}
