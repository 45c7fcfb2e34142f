import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';

const text = `calendar: operators
title: {it: Servizio operatori, en: Operators' service}
zone: Europe/Rome
open: {mon-fri: ["08:00-19:00"]}
holidays: {country: IT}
`;
let api: Awaited<ReturnType<typeof startApi>>;
beforeAll(async () => {
  api = await startApi([{ kind: 'calendar', name: 'operators', text }]);
});
afterAll(() => api.stop());

it('calendars are listed as they are published, to whoever has signed in', async () => {
  const dario = await signedIn(api.app, 'dario');
  const answer = await dario.get('/api/calendars?filter={"q":"servizio"}');
  expect(answer.headers.get('Content-Range')).toBe('calendars 0-0/1');
  expect(answer.body).toMatchObject([
    {
      id: 'operators',
      title: 'Servizio operatori',
      zone: 'Europe/Rome',
      open: { 'mon-fri': ['08:00-19:00'] },
      version: 1,
    },
  ]);
  expect((await createApiClient(api.app).get('/api/calendars')).status).toBe(401);
});
