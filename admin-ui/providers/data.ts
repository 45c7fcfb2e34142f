/** react-admin's data provider over the API's lists (simple REST: sort, range, filter, `Content-Range`). */
import type { DataProvider, Identifier, RaRecord } from 'react-admin';
import { call, newKey } from './http.js';

type Row = RaRecord<Identifier>;

/** How a resource's records are told apart, where it isn't by `id`. */
const identity: Readonly<Record<string, string>> = {
  users: 'name',
  groups: 'name',
  roles: 'name',
};

/** The provider; only what the API can do is there. */
export const dataProvider: DataProvider = {
  async getList<Record extends RaRecord>(resource: string, params: Parameters<DataProvider['getList']>[1]) {
    const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
    const { field, order } = params.sort ?? { field: 'id', order: 'ASC' };
    const query = new URLSearchParams({
      range: JSON.stringify([(page - 1) * perPage, page * perPage - 1]),
      filter: JSON.stringify(params.filter ?? {}),
      ...(field === 'id' ? {} : { sort: JSON.stringify([field, order]) }),
    });
    const { body, headers } = await call<Row[]>(`/api/${resource}?${query.toString()}`, signalOf(params));
    const total = Number(headers.get('Content-Range')?.split('/').at(-1) ?? body.length);
    return { data: identified(resource, body) as Record[], total };
  },
  async getOne<Record extends RaRecord>(resource: string, params: { id: Identifier; signal?: AbortSignal }) {
    const { body } = await call<Row>(`/api/${resource}/${encodeURIComponent(params.id)}`, signalOf(params));
    return { data: identified(resource, [body])[0] as Record };
  },
  async getMany<Record extends RaRecord>(resource: string, params: { ids: Identifier[] }) {
    const all = await Promise.all(params.ids.map((id) => dataProvider.getOne<Record>(resource, { id })));
    return { data: all.map(({ data }) => data) };
  },
  getManyReference: (resource, { target, id, ...params }) =>
    dataProvider.getList(resource, { ...params, filter: { ...(params.filter as object), [target]: id } }),
  async create(resource, params) {
    const { body } = await call<Row>(`/api/${resource}`, {
      method: 'POST',
      body: params.data,
      headers: { 'Idempotency-Key': newKey() },
    });
    return { data: identified(resource, [body])[0] as never };
  },
  async update(resource, params) {
    const { body } = await call<Row>(`/api/${resource}/${encodeURIComponent(params.id as Identifier)}`, {
      method: 'PATCH',
      body: params.data,
    });
    return { data: identified(resource, [body])[0] as never };
  },
  async updateMany(resource, params) {
    for (const id of params.ids)
      await dataProvider.update(resource, { id, data: params.data, previousData: { id } });
    return { data: params.ids };
  },
  async delete(resource, params) {
    await call(`/api/${resource}/${encodeURIComponent(params.id)}`, { method: 'DELETE' });
    return { data: params.previousData as never };
  },
  async deleteMany(resource, params) {
    for (const id of params.ids)
      await call(`/api/${resource}/${encodeURIComponent(id)}`, { method: 'DELETE' });
    return { data: params.ids };
  },
  supportAbortSignal: true,
};

function signalOf({ signal }: { readonly signal?: AbortSignal | undefined }) {
  return signal === undefined ? {} : { signal };
}

function identified(resource: string, rows: readonly Row[]): Row[] {
  const by = identity[resource];
  return rows.map((row) => (by === undefined ? row : { ...row, id: row[by] as Identifier }));
}
