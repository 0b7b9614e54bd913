import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectCustomer, connectStaff, signIn } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}${path}`, { headers });

interface OpenApi {
  paths: Record<string, Record<string, { security?: unknown }>>;
}

describe('REST', () => {
  test('healthz and readyz say that all is well', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'ok',
      checks: expect.arrayContaining([{ name: 'database', ok: true }]),
    });
  });

  test('metrics count messages and sockets, and hold no text', async () => {
    const customer = await connectCustomer(desk.url);
    await customer.converse('我的电话13812345678');
    const exposition = await (await get('/metrics')).text();
    expect(exposition).toMatch(/relaydesk_messages_total\{author="customer"\} [1-9]/);
    expect(exposition).toMatch(/relaydesk_connections\{kind="customer"\} [1-9]/);
    expect(exposition).not.toContain('13812345678');
    customer.close();
  });

  test('every route that the description marks as protected requires authentication', async () => {
    const description = (await (await get('/api/docs-json')).json()) as OpenApi;
    const guarded = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.security)
        .map(([method]) => [method, path] as const),
    );
    expect(guarded.length).toBeGreaterThanOrEqual(4);
    for (const [method, path] of guarded) {
      const url = desk.url + path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');
      const response = await fetch(url, { method: method.toUpperCase() });
      expect([path, response.status]).toEqual([path, 401]);
      expect(await response.json()).toMatchObject({ error: { code: 'NOT_AUTHENTICATED' } });
    }
  });

  test('a session works by cookie and by token, and ends with its sockets', async () => {
    const response = await fetch(`${desk.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login: 'frontline', password: desk.passwordOf('frontline') }),
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const { token } = (await response.json()) as { token: string };
    const [pair = ''] = cookie.split(';');
    expect((await get('/api/v1/sessions/current', { Cookie: pair })).status).toBe(200);
    const authorization = { Authorization: `Bearer ${token}` };
    expect((await get('/api/v1/sessions/current', authorization)).status).toBe(200);

    const staff = await connectStaff(desk.url, 'supervisor', desk.passwordOf('supervisor'));
    const session = await signIn(desk.url, 'expert', desk.passwordOf('expert'));
    staff.close();
    const gone = await fetch(`${desk.url}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${session.token}` },
    });
    expect(gone.status).toBe(204);
    const after = await get('/api/v1/sessions/current', {
      Authorization: `Bearer ${session.token}`,
    });
    expect(after.status).toBe(401);
  });

  test('signing out cuts the sockets of that session', async () => {
    const { token } = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
    const staff = await connectStaff(desk.url, 'frontline', desk.passwordOf('frontline'), token);
    const cut = new Promise<void>((resolve) => staff.socket.once('disconnect', () => resolve()));
    await fetch(`${desk.url}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    });
    await cut;
  });

  test('names the places and products that rules speak of', async () => {
    const { provinces } = await (await get('/api/v1/provinces')).json();
    expect(provinces).toContainEqual(expect.objectContaining({ adcode: '510000' }));
    const { products } = await (await get('/api/v1/products')).json();
    expect(products.length).toBeGreaterThan(1);
    expect(products).toContainEqual({ product: 'standard', name: expect.any(String) });
  });

  test.each([
    ['/api/v1/nothing', 404, 'NOT_FOUND'],
    ['/api/v1/waybills/YT0000000000000', 404, 'NOT_FOUND'],
    ['/api/v1/quotes?from=310000&to=510100&grams=-5', 400, 'INVALID_PAYLOAD'],
    ['/api/v1/quotes?from=310000', 400, 'INVALID_PAYLOAD'],
    ['/api/v1/outlets?adcode=abc', 400, 'INVALID_PAYLOAD'],
  ])('%s answers %i %s', async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test.each([
    ['no JSON', '{"login":', 'INVALID_PAYLOAD'],
    [
      'too large',
      JSON.stringify({ login: 'x'.repeat(400_000), password: 'y' }),
      'MESSAGE_TOO_LONG',
    ],
    ['a wrong type', JSON.stringify({ login: 5, password: [] }), 'INVALID_PAYLOAD'],
  ])('a body that is %s is refused by its code', async (_what, body, code) => {
    const response = await fetch(`${desk.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test('a parcel over REST names nobody', async () => {
    const { waybills } = (await (await get('/api/v1/demo/waybills')).json()) as {
      waybills: { waybill: string }[];
    };
    for (const { waybill } of waybills) {
      const text = await (await get(`/api/v1/waybills/${waybill}`)).text();
      expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
      expect(text).not.toMatch(/phone|receiver|sender/i);
    }
  });
});
