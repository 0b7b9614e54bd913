import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import pg from 'pg';
import sharp from 'sharp';
import type {
  AccountLink,
  AccountView,
  ErrorCode,
  LinkView,
  SecondFactorOffer,
  SessionView,
  WidgetSettingsView,
} from '../../src/protocol/index.js';
import {
  connectCustomer,
  connectStaff,
  Refused,
  signIn,
  type StaffClient,
} from '../fixtures/client.js';
import { dawdling, untilDawdling } from '../fixtures/dawdling.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let database: pg.Client;
let admin: { token: string; id: string };
beforeAll(async () => {
  desk = await startTestDesk();
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  const { token, staff } = await signIn(desk.url, 'admin', desk.passwordOf('admin'));
  admin = { token, id: staff.id };
});
afterAll(async () => {
  await database.end();
  await desk.stop();
});

interface Answer {
  account?: AccountView;
  accounts?: AccountView[];
  sessions?: SessionView[];
  link?: AccountLink & LinkView;
  offer?: SecondFactorOffer;
  recoveryCodes?: string[];
  settings?: WidgetSettingsView;
  error?: { code: ErrorCode; details?: { reason?: string } };
}

async function call(method: string, path: string, body?: object, token = admin.token) {
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0 Safari/537.36',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, ...((text ? JSON.parse(text) : {}) as Answer) };
}

async function codeOf(...asked: Parameters<typeof call>): Promise<string> {
  const { error } = await call(...asked);
  return error ? [error.code, error.details?.reason].filter(Boolean).join(' ') : 'ok';
}

const PASSWORD = 'mountain-otter-47';
let hired = 0;
/** All of an account that can be changed. */
const plain = (own: object = {}) => ({
  name: '新同事',
  tier: 'frontline',
  roles: ['agent'],
  capacity: null,
  skills: [],
  languages: [],
  regions: [],
  teamIds: [] as string[],
  ...own,
});
const draft = (own: object = {}) => plain({ login: `person${++hired}`, ...own });

/** Somebody new who has set their password. */
async function hire(own: object = {}): Promise<{ id: string; login: string; version: number }> {
  const { account, link } = await call('POST', '/staff', draft(own));
  if (!account || !link) throw new Error('Not invited');
  expect(
    await codeOf('POST', '/account-links/use', { token: link.token, password: PASSWORD }),
  ).toBe('ok');
  return account;
}

const signInCode = (login: string, password: string, code?: string) =>
  fetch(`${desk.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password, ...(code && { code }) }),
  }).then(async (response) => {
    const { error } = (await response.json()) as Answer;
    return error?.code ?? 'ok';
  });

const cut = (client: StaffClient) =>
  new Promise<void>((resolve) => client.socket.once('disconnect', () => resolve()));

test('an invitation opens an account once, with a password that fits', async () => {
  const invited = await call('POST', '/staff', draft({ login: ' Chen.Fang ', name: '陈方舟' }));
  expect(invited.account).toMatchObject({ login: 'chen.fang', state: 'invited', isOnline: false });
  const { token = '' } = invited.link ?? {};
  expect(await signInCode('chen.fang', PASSWORD)).toBe('CREDENTIALS_WRONG');
  const { link } = await call('POST', '/account-links/read', { token });
  expect(link).toMatchObject({ purpose: 'invitation', login: 'chen.fang', name: '陈方舟' });
  const use = (password: string) => codeOf('POST', '/account-links/use', { token, password });
  expect(await use('short')).toBe('PASSWORD_REFUSED short');
  expect(await use('password2026')).toBe('PASSWORD_REFUSED guessable');
  expect(await use('chenfangzhou-xy')).toBe('PASSWORD_REFUSED name');
  const race = await Promise.all([use(PASSWORD), use(PASSWORD), use(PASSWORD)]);
  expect(race.toSorted()).toEqual(['LINK_INVALID', 'LINK_INVALID', 'ok']);
  expect(await signInCode('CHEN.FANG', PASSWORD)).toBe('ok');
  const { rows } = await database.query<{ hash: string }>(
    `SELECT password_hash AS hash FROM staff WHERE login = 'chen.fang'`,
  );
  expect(rows[0]?.hash).toMatch(/^\$argon2id\$/);
  const { accounts } = await call('GET', '/staff');
  expect(accounts?.find(({ login }) => login === 'chen.fang')).toMatchObject({
    state: 'active',
    linkExpiresAt: null,
    lastSeenAt: expect.any(String),
  });
});

test('a link ends when it runs out, is replaced, or the account is put aside', async () => {
  const { account, link: first } = await call('POST', '/staff', draft());
  const { link: second } = await call('POST', `/staff/${account?.id}/link`);
  const read = (link?: AccountLink) =>
    codeOf('POST', '/account-links/read', { token: link?.token });
  expect([await read(first), await read(second)]).toEqual(['LINK_INVALID', 'ok']);
  await database.query(`UPDATE staff_link SET expires_at = now() WHERE staff_id = $1`, [
    account?.id,
  ]);
  expect(await read(second)).toBe('LINK_INVALID');
  const { link: third } = await call('POST', `/staff/${account?.id}/link`);
  expect(await codeOf('POST', `/staff/${account?.id}/deactivate`)).toBe('ok');
  expect(await read(third)).toBe('LINK_INVALID');
  expect(await codeOf('POST', `/staff/${account?.id}/link`)).toBe('STATE_CONFLICT');
  const { rows } = await database.query(`SELECT 1 FROM staff_link WHERE token_hash::text LIKE $1`, [
    `%${third?.token}%`,
  ]);
  expect(rows).toEqual([]);
});

test('sessions say where they are, and end at once by their person or an admin', async () => {
  const { id, login } = await hire();
  const [one, two] = [
    await signIn(desk.url, login, PASSWORD),
    await signIn(desk.url, login, PASSWORD),
  ];
  const [first, second] = [
    await connectStaff(desk.url, login, '', one.token),
    await connectStaff(desk.url, login, '', two.token),
  ];
  const { sessions = [] } = await call('GET', '/account/sessions', undefined, one.token);
  expect(sessions).toHaveLength(2);
  const own = sessions.find(({ isCurrent }) => isCurrent);
  const other = sessions.find(({ isCurrent }) => !isCurrent);
  expect(own).toMatchObject({ place: '127.0.0.*', isOnline: true });
  expect(JSON.stringify(sessions)).not.toContain('127.0.0.1');

  const gone = cut(second);
  expect(await codeOf('DELETE', `/account/sessions/${other?.id}`, undefined, one.token)).toBe('ok');
  await gone;
  expect(await codeOf('GET', '/account', undefined, two.token)).toBe('NOT_AUTHENTICATED');
  const again = await signIn(desk.url, login, PASSWORD);
  const third = await connectStaff(desk.url, login, '', again.token);
  const others = cut(third);
  expect(await codeOf('DELETE', '/account/sessions', undefined, one.token)).toBe('ok');
  await others;

  const theirs = await call('GET', `/staff/${id}/sessions`);
  expect(theirs.sessions).toHaveLength(1);
  const ended = cut(first);
  expect(await codeOf('DELETE', `/staff/${id}/sessions/${own?.id}`)).toBe('ok');
  await ended;
  expect(await codeOf('DELETE', `/staff/${id}/sessions/${own?.id}`)).toBe('NOT_FOUND');
  // Somebody else's session is none of one's own.
  const { token } = await signIn(desk.url, login, PASSWORD);
  const { sessions: admins = [] } = await call('GET', '/account/sessions');
  expect(await codeOf('DELETE', `/account/sessions/${admins[0]?.id}`, undefined, token)).toBe(
    'NOT_FOUND',
  );
  expect(await codeOf('GET', `/staff/${id}/sessions`, undefined, token)).toBe('PERMISSION_DENIED');
});

test('a session that runs out takes its sockets with it, and nothing more is done by them', async () => {
  const { id, login } = await hire();
  const { token } = await signIn(desk.url, login, PASSWORD);
  let client: StaffClient | null = null;
  let seconds = 1;
  // As long as this machine needs to connect.
  for (; !client; seconds *= 2) {
    await database.query(
      `UPDATE staff_session SET expires_at = now() + make_interval(secs => $2) WHERE staff_id = $1`,
      [id, seconds],
    );
    client = await connectStaff(desk.url, login, '', token).catch(() => null);
  }
  const gone = cut(client);
  await new Promise((resolve) => setTimeout(resolve, (seconds / 2) * 1_000 + 100));
  // It may have been cut by now; what is never given is an answer.
  const asked = client.codeOf('presence.set', { presence: 'busy' }).catch(() => 'cut');
  expect(['NOT_AUTHENTICATED', 'cut']).toContain(await asked);
  await gone;
  await expect(connectStaff(desk.url, login, '', token)).rejects.toThrow('NOT_AUTHENTICATED');
});

test('a second factor is asked for, and each code counts once', async () => {
  const { id, login } = await hire();
  const { token } = await signIn(desk.url, login, PASSWORD);
  const confirm = (code: string) => call('POST', '/account/second-factor/confirm', { code }, token);
  expect((await confirm('123456')).error?.code).toBe('STATE_CONFLICT');
  const { offer } = await call('POST', '/account/second-factor', {}, token);
  if (!offer) throw new Error('No secret');
  expect(offer.uri).toContain(`secret=${offer.secret}`);
  // Not asked for before it was confirmed.
  expect(await signInCode(login, PASSWORD)).toBe('ok');
  const seconds = () => Math.floor(Date.now() / 1000);
  const codeAt = (epoch: number) => generateSync({ secret: offer.secret, epoch });
  expect((await confirm(codeAt(seconds() - 600))).error?.code).toBe('CODE_WRONG');
  const used = codeAt(seconds());
  const { recoveryCodes = [] } = await confirm(used);
  expect(recoveryCodes).toHaveLength(10);
  expect(await codeOf('POST', '/account/second-factor', {}, token)).toBe('STATE_CONFLICT');

  expect(await signInCode(login, PASSWORD)).toBe('CODE_NEEDED');
  expect(await signInCode(login, 'wrong', '000000')).toBe('CREDENTIALS_WRONG');
  expect(await signInCode(login, PASSWORD, used)).toBe('CODE_WRONG');
  const next = codeAt(seconds() + 30);
  const race = await Promise.all([1, 2, 3].map(() => signInCode(login, PASSWORD, next)));
  expect(race.toSorted()).toEqual(['CODE_WRONG', 'CODE_WRONG', 'ok']);
  const [recovery = ''] = recoveryCodes;
  expect(await signInCode(login, PASSWORD, recovery.toUpperCase())).toBe('ok');
  expect(await signInCode(login, PASSWORD, recovery)).toBe('CODE_WRONG');
  expect(await call('GET', '/account', undefined, token)).toMatchObject({
    account: { secondFactor: true, recoveryCodesLeft: 9 },
  });
  const remove = (password: string) =>
    codeOf('DELETE', '/account/second-factor', { password }, token);
  expect(await remove('wrong')).toBe('CREDENTIALS_WRONG');
  expect(await remove(PASSWORD)).toBe('ok');
  expect(await signInCode(login, PASSWORD)).toBe('ok');
  expect(await codeOf('DELETE', `/staff/${id}/second-factor`)).toBe('STATE_CONFLICT');
});

test('a changed password ends what was signed in elsewhere; a lost one is set by a link', async () => {
  const { id, login } = await hire();
  const here = await signIn(desk.url, login, PASSWORD);
  const elsewhere = await connectStaff(desk.url, login, PASSWORD);
  const change = (current: string, next: string) =>
    codeOf('PUT', '/account/password', { current, next }, here.token);
  expect(await change('wrong', 'river-heron-1958')).toBe('CREDENTIALS_WRONG');
  expect(await change(PASSWORD, PASSWORD)).toBe('PASSWORD_REFUSED same');
  expect(await change(PASSWORD, `my${login}password!x`)).toBe('PASSWORD_REFUSED name');
  const ended = cut(elsewhere);
  expect(await change(PASSWORD, 'river-heron-1958')).toBe('ok');
  await ended;
  expect(await codeOf('GET', '/account', undefined, here.token)).toBe('ok');
  expect(await signInCode(login, PASSWORD)).toBe('CREDENTIALS_WRONG');

  const { link } = await call('POST', `/staff/${id}/link`);
  expect(link?.purpose).toBe('reset');
  // Until the link is used the old one is still good.
  const still = await connectStaff(desk.url, login, 'river-heron-1958');
  const out = cut(still);
  const use = { token: link?.token, password: 'harbour-kite-2207' };
  expect(await codeOf('POST', '/account-links/use', use)).toBe('ok');
  await out;
  expect(await codeOf('GET', '/account', undefined, here.token)).toBe('NOT_AUTHENTICATED');
  expect(await signInCode(login, 'harbour-kite-2207')).toBe('ok');
});

test('an account put aside is signed out everywhere, and comes back', async () => {
  const { id, login } = await hire();
  const person = await connectStaff(desk.url, login, PASSWORD);
  const gone = cut(person);
  const { account } = await call('POST', `/staff/${id}/deactivate`);
  await gone;
  expect(account?.state).toBe('deactivated');
  expect(await codeOf('POST', `/staff/${id}/deactivate`)).toBe('STATE_CONFLICT');
  expect(await signInCode(login, PASSWORD)).toBe('CREDENTIALS_WRONG');
  const colleagues = await fetch(`${desk.url}/api/v1/colleagues`, {
    headers: { Authorization: `Bearer ${admin.token}` },
  });
  expect(await colleagues.text()).not.toContain(id);
  expect(await codeOf('POST', `/staff/${id}/reactivate`)).toBe('ok');
  expect(await signInCode(login, PASSWORD)).toBe('ok');
  expect(await codeOf('POST', `/staff/${admin.id}/deactivate`)).toBe('STATE_CONFLICT');
});

test('a link may be used while its account is put aside', async () => {
  const { account, link } = await call('POST', '/staff', draft());
  const codes = await dawdling(database, 'AFTER DELETE ON staff_link', async () => {
    const using = codeOf('POST', '/account-links/use', { token: link?.token, password: PASSWORD });
    await untilDawdling(database);
    return Promise.all([using, codeOf('POST', `/staff/${account?.id}/deactivate`)]);
  });
  expect(codes).toEqual(['ok', 'ok']);
  expect(await signInCode(account?.login ?? '', PASSWORD)).toBe('CREDENTIALS_WRONG');
});

test('of two admins who put each other aside one stays', async () => {
  const people = [await hire({ roles: ['admin'] }), await hire({ roles: ['admin'] })];
  const [a, b] = await Promise.all(
    people.map(async ({ id, login }) => ({
      id,
      token: (await signIn(desk.url, login, PASSWORD)).token,
    })),
  );
  if (!a || !b) throw new Error('Nobody came');
  const codes = await Promise.all([
    codeOf('POST', `/staff/${b.id}/deactivate`, undefined, a.token),
    codeOf('POST', `/staff/${a.id}/deactivate`, undefined, b.token),
  ]);
  expect(codes).toContain('ok');
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
});

test('what somebody may do changes at once, and never by halves', async () => {
  const { id, login, version } = await hire();
  const person = await connectStaff(desk.url, login, PASSWORD);
  expect(person.hello.staff.permissions).not.toContain('conversation.supervise');
  const same = plain({ tier: 'supervisor', regions: ['33'], capacity: 3 });
  const revise = (own: object) => call('PUT', `/staff/${id}`, { ...same, version, ...own });
  const again = cut(person);
  expect((await revise({})).account).toMatchObject({ tier: 'supervisor', regions: ['33'] });
  await again;
  const back = await connectStaff(desk.url, login, PASSWORD);
  expect(back.hello.staff.permissions).toContain('conversation.supervise');
  back.close();
  expect((await revise({})).error?.code).toBe('STATE_CONFLICT');
  expect((await revise({ version: 2, teamIds: [crypto.randomUUID()] })).error?.code).toBe(
    'NOT_FOUND',
  );
  expect((await revise({ version: 2, roles: [] })).error?.code).toBe('INVALID_PAYLOAD');
  expect((await revise({ version: 2, name: 'a\u202eb' })).error?.code).toBe('INVALID_PAYLOAD');
  const { accounts = [] } = await call('GET', '/staff');
  const self = accounts.find((account) => account.id === admin.id);
  expect(
    await codeOf('PUT', `/staff/${admin.id}`, {
      ...same,
      roles: ['agent'],
      version: self?.version,
    }),
  ).toBe('STATE_CONFLICT');
  expect(await codeOf('POST', '/staff', { ...draft(), login: 'ADMIN' })).toBe('STATE_CONFLICT');
});

test('a team and an account that change each other are never overwritten unseen', async () => {
  const { id, version } = await hire();
  const everything = { mode: 'automatic', skills: [], languages: [], regions: [], hours: null };
  const team = { ...everything, name: '华东组', overflow: null, members: [] as string[] };
  const made = (await call('POST', '/teams', team)) as { team?: { id: string; version: number } };
  const same = plain({ teamIds: [made.team?.id] });
  expect((await call('PUT', `/staff/${id}`, { ...same, version })).account?.teamIds).toEqual([
    made.team?.id,
  ]);
  const stale = { ...team, version: made.team?.version };
  expect(await codeOf('PUT', `/teams/${made.team?.id}`, stale)).toBe('STATE_CONFLICT');
  expect(await codeOf('PUT', `/teams/${made.team?.id}`, { ...stale, version: 2 })).toBe('ok');
  expect(await codeOf('PUT', `/staff/${id}`, { ...same, version: version + 1 })).toBe(
    'STATE_CONFLICT',
  );
});

test('ten wrong attempts lock a login, whoever makes them, and stand in the log', async () => {
  const { id, login } = await hire();
  const codes: string[] = [];
  for (let round = 0; round < 10; round++) codes.push(await signInCode(login, `wrong ${round}`));
  expect(new Set(codes)).toEqual(new Set(['CREDENTIALS_WRONG']));
  await expect(signIn(desk.url, login.toUpperCase(), PASSWORD)).rejects.toMatchObject({
    body: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
  });
  await expect(signIn(desk.url, 'nobody at all', PASSWORD)).rejects.toBeInstanceOf(Refused);
  await database.query(`UPDATE sign_in_attempt SET until = now()`);
  expect(await signInCode(login, PASSWORD)).toBe('ok');
  const { rows } = await database.query<{ action: string }>(
    `SELECT action FROM audit_log WHERE subject = $1 ORDER BY id`,
    [id],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'staff.invited',
    'staff.link_made',
    'staff.password_set',
    'sign_in.limited',
  ]);
});

test('the widget says and wears what an admin sets, and nothing that cannot be read', async () => {
  const { settings } = await call('GET', '/widget-settings');
  expect(settings).toMatchObject({ color: null, version: 1, logo: null });
  const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: `${text} (en)` });
  const next = {
    color: '#7a1f5c',
    position: 'left',
    title: words('接力速运'),
    greeting: words('您好，欢迎来到接力速运 $& <b>'),
    hours: null,
    offHours: 'show',
  };
  const set = (own: object) => codeOf('PUT', '/widget-settings', { ...next, version: 1, ...own });
  expect(await set({ color: '#f2b01e' })).toBe('INVALID_PAYLOAD');
  expect(await set({ color: 'red;}body{display:none' })).toBe('INVALID_PAYLOAD');
  expect(await set({ title: { 'zh-CN': '只有一种' } })).toBe('INVALID_PAYLOAD');
  const race = await Promise.all([set({}), set({}), set({})]);
  expect(race.toSorted()).toEqual(['STATE_CONFLICT', 'STATE_CONFLICT', 'ok']);
  const customer = await connectCustomer(desk.url, { locale: 'en' });
  expect(customer.hello.messages[0]?.content).toMatchObject({ text: next.greeting.en });
  customer.close();

  const put = async (body: string | Uint8Array<ArrayBuffer>) => {
    const response = await fetch(`${desk.url}/api/v1/widget-settings/logo`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${admin.token}`, 'Content-Type': 'image/png' },
      body,
    });
    return (await response.json()) as Answer;
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  expect((await put(svg)).error).toMatchObject({
    code: 'IMAGE_REFUSED',
    details: { reason: 'type' },
  });
  const black = { create: { width: 400, height: 200, channels: 3, background: '#000' } } as const;
  const picture = Buffer.concat([await sharp(black).png().toBuffer(), Buffer.from('<script>')]);
  const { logo } = (await put(new Uint8Array(picture))).settings ?? {};
  expect(logo).toMatch(/^\/widget\/logo\/[0-9a-f]{32}\.png$/);
  const served = await fetch(desk.url + logo);
  expect(served.headers.get('content-type')).toBe('image/png');
  const bytes = Buffer.from(await served.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 96, height: 96 });
  expect(bytes.includes('<script>')).toBe(false);
  expect(await codeOf('DELETE', '/widget-settings/logo')).toBe('ok');
  expect((await fetch(desk.url + logo)).status).toBe(404);
  const { token } = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
  expect(await codeOf('GET', '/widget-settings', undefined, token)).toBe('PERMISSION_DENIED');
});

test('a company wears what is set for it, and for all others nothing changes', async () => {
  const before = (await call('GET', '/widget-settings')).settings;
  expect(before?.companies).toContainEqual({ id: 'demo', name: expect.any(String) });
  const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });
  const own = {
    color: '#123456',
    position: null,
    title: null,
    greeting: words('演示公司欢迎您'),
    hours: null,
    offHours: 'show',
  };
  const place = '/widget-settings?company=demo';
  const set = (version: number) => codeOf('PUT', place, { ...own, version });
  expect(await set(1)).toBe('STATE_CONFLICT');
  expect((await Promise.all([set(0), set(0)])).toSorted()).toEqual(['STATE_CONFLICT', 'ok']);
  expect((await call('GET', place)).settings).toMatchObject({
    color: '#123456',
    title: null,
    version: 1,
    defaults: { color: before?.color, title: before?.title },
  });
  expect((await call('GET', '/widget-settings')).settings).toEqual(before);
  expect(await codeOf('GET', '/widget-settings?company=nobody')).toBe('NOT_FOUND');
  expect(await codeOf('PUT', '/widget-settings?company=nobody', { ...own, version: 0 })).toBe(
    'NOT_FOUND',
  );
  expect(await codeOf('GET', '/widget-settings?company=A%3Cb%3E')).toBe('INVALID_PAYLOAD');
  const greetings = ['demo', 'nobody', undefined].map(async (company) => {
    const customer = await connectCustomer(desk.url, { ...(company && { company }) });
    customer.close();
    const content = customer.hello.messages[0]?.content;
    return content?.kind === 'text' && content.text;
  });
  const [demo, nobody, none] = await Promise.all(greetings);
  expect(demo).toBe('演示公司欢迎您');
  expect([nobody, none]).toEqual([before?.greeting?.['zh-CN'], before?.greeting?.['zh-CN']]);
});

test('everything that matters is in the log, and no secret is', async () => {
  const { rows } = await database.query<{ action: string; text: string }>(
    `SELECT action, details::text AS text FROM audit_log`,
  );
  for (const action of [
    'session.opened',
    'session.revoked',
    'sessions.revoked',
    'staff.revised',
    'staff.deactivated',
    'staff.reactivated',
    'second_factor.added',
    'second_factor.removed',
    'recovery_code.used',
    'widget.revised',
    'widget.logo_set',
    'widget.logo_removed',
  ]) {
    expect(rows.map((row) => row.action)).toContain(action);
  }
  const text = rows.map((row) => row.text).join();
  for (const secret of [PASSWORD, '127.0.0.1', 'argon2']) expect(text).not.toContain(secret);
});
