import { Title, useTranslate } from 'react-admin';
import { Navigate } from 'react-router-dom';
import { areas } from '../areas.js';
import { Empty, LoadingRows } from '../parts/States.js';
import { useMe } from '../providers/use-me.js';

/** Where somebody begins: the first area that she has the right to. */
export function Home() {
  const translate = useTranslate();
  const me = useMe();
  if (me === undefined) return <LoadingRows />;
  const first = areas.find(
    ({ right, bare, hidden }) =>
      bare !== true && hidden !== true && (right === null || me.rights.includes(right)),
  );
  if (first === undefined)
    return (
      <>
        <Title title="Sportello" />
        <Empty>{translate('frame.nothing')}</Empty>
      </>
    );
  return <Navigate to={first.path} replace />;
}
