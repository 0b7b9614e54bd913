import { expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { readIdentityToken, TOKEN_AUDIENCE } from './identity-token.js';

const SECRET = 'a-shared-secret-of-more-than-32-characters';
const now = new Date('2026-11-23T04:00:00Z');
const seconds = now.getTime() / 1000;

const secretOf = (company: string) => (company === 'jieli' ? SECRET : undefined);

interface Made {
  issuer?: string;
  audience?: string;
  expires?: number | null;
  secret?: string;
  algorithm?: string;
  claims?: Record<string, unknown>;
  subject?: string;
}

function tokenOf(made: Made = {}): Promise<string> {
  const { issuer = 'jieli', audience = TOKEN_AUDIENCE, expires = seconds + 600 } = made;
  const jwt = new SignJWT({ phone: '13812345612', ...made.claims })
    .setProtectedHeader({ alg: made.algorithm ?? 'HS256' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(made.subject ?? 'user-7');
  if (expires !== null) jwt.setExpirationTime(expires);
  return jwt.sign(new TextEncoder().encode(made.secret ?? SECRET));
}

test('a good token says who the visitor is', async () => {
  const claims = await readIdentityToken(await tokenOf(), secretOf, now);
  expect(claims).toMatchObject({ iss: 'jieli', sub: 'user-7', phone: '13812345612' });
});

const parcels = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    number: `${'X'.repeat(37)}${String(n).padStart(3, '0')}`,
    as: 'receiver',
  }));

test('a good token names a hundred parcels', async () => {
  const claims = { waybills: parcels(100) };
  expect(await readIdentityToken(await tokenOf({ claims }), secretOf, now)).toMatchObject(claims);
});

test.each<[string, Made, string]>([
  ['of more parcels than that', { claims: { waybills: parcels(101) } }, 'TOKEN_INVALID'],
  ['longer than any', { claims: { more: 'x'.repeat(30_000) } }, 'TOKEN_INVALID'],
  ['run out', { expires: seconds - 60 }, 'TOKEN_EXPIRED'],
  ['without an end', { expires: null }, 'TOKEN_INVALID'],
  ['for somebody else', { audience: 'another' }, 'TOKEN_INVALID'],
  ['of an unknown company', { issuer: 'nobody' }, 'TOKEN_INVALID'],
  ['of a name of Object.prototype', { issuer: 'constructor' }, 'TOKEN_INVALID'],
  ['signed with another secret', { secret: `${SECRET}!` }, 'TOKEN_INVALID'],
  ['signed by another algorithm', { algorithm: 'HS512' }, 'TOKEN_INVALID'],
  ['of a visitor that no database holds', { subject: 'user\u00007' }, 'TOKEN_INVALID'],
  ['with a phone that is none', { claims: { phone: 5 } }, 'TOKEN_INVALID'],
  [
    'with a role that is none',
    { claims: { waybills: [{ number: 'A', as: 'boss' }] } },
    'TOKEN_INVALID',
  ],
])('a token %s is refused', async (_what, made, code) => {
  const long = `${SECRET}${SECRET}`; // HS512 asks for a longer key.
  const token = await tokenOf(made.algorithm ? { ...made, secret: long } : made);
  const secrets = made.algorithm ? () => long : secretOf;
  await expect(readIdentityToken(token, secrets, now)).rejects.toMatchObject({ code });
});

test.each(['', 'x', 'a.b.c', `${'e'.repeat(3000)}`])('%j is refused', async (token) => {
  await expect(readIdentityToken(token, secretOf, now)).rejects.toMatchObject({
    code: 'TOKEN_INVALID',
  });
});

test('a token without a signature is refused', async () => {
  const token = new UnsecuredJWT({ phone: '13812345612' })
    .setIssuer('jieli')
    .setAudience(TOKEN_AUDIENCE)
    .setSubject('user-7')
    .setExpirationTime(seconds + 600)
    .encode();
  await expect(readIdentityToken(token, secretOf, now)).rejects.toMatchObject({
    code: 'TOKEN_INVALID',
  });
});
