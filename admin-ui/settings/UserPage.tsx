import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { Failed, LoadingRows } from '../parts/States.js';
import { call } from '../providers/http.js';
import type { User } from './lists.js';
import { UserForm } from './UserForm.js';

/** A user, to be read and changed; `new` is one to be made. */
export function UserPage() {
  const { name = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['settings', 'user', name],
    queryFn: async ({ signal }) => {
      const { body, headers } = await call<User>(`/api/users/${name}`, { signal });
      return { user: body, etag: headers.get('ETag') };
    },
    enabled: name !== 'new',
  });
  if (name === 'new') return <UserForm user={null} etag={null} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  return <UserForm key={data.etag} user={data.user} etag={data.etag} />;
}
