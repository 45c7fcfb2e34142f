import { Suspense, type ComponentType } from 'react';
import { Title, useTranslate } from 'react-admin';
import type { Area } from '../areas.js';
import { Empty, LoadingRows } from '../parts/States.js';
import { useMe } from '../providers/use-me.js';

/** An area's pages, for those who have the right to it; the heading is there from the first moment. */
export function AreaPage({ area, page }: { readonly area: Area; readonly page: ComponentType }) {
  const translate = useTranslate();
  return (
    <>
      <Title title={translate(`frame.area.${area.name}`)} />
      <Allowed area={area} page={page} />
    </>
  );
}

function Allowed({ area, page: Page }: { readonly area: Area; readonly page: ComponentType }) {
  const translate = useTranslate();
  const me = useMe();
  if (me === undefined) return <LoadingRows />;
  if (area.right !== null && !me.rights.includes(area.right))
    return <Empty>{translate('frame.no_right')}</Empty>;
  return (
    <Suspense fallback={<LoadingRows />}>
      <Page />
    </Suspense>
  );
}
