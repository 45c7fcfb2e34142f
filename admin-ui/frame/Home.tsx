import type { ReactNode } from 'react';
import { Title, useTranslate } from 'react-admin';
import { Navigate } from 'react-router-dom';
import { areas } from '../areas.js';
import { Empty, LoadingRows } from '../parts/States.js';
import { useMe } from '../providers/use-me.js';

/** Where somebody begins: the first area that she has the right to. */
export function Home() {
  const translate = useTranslate();
  const me = useMe();
  if (me === undefined)
    return (
      <Named>
        <LoadingRows />
      </Named>
    );
  const first = areas.find(
    ({ right, bare, hidden }) =>
      bare !== true && hidden !== true && (right === null || me.rights.includes(right)),
  );
  if (first === undefined)
    return (
      <Named>
        <Empty>{translate('frame.nothing')}</Empty>
      </Named>
    );
  return <Navigate to={first.path} replace />;
}

/** Under the product's own name, as there is no area's. */
function Named({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <Title title="Sportello" />
      {children}
    </>
  );
}
