import { decodeJwt, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { CodedError } from '../../platform/errors.js';
import { partySchema } from '../../protocol/index.js';

/** Whom a page's token must be meant for. */
export const TOKEN_AUDIENCE = 'relaydesk';

/** How far the page's clock may be from ours. */
const CLOCK_TOLERANCE_SECONDS = 5;

/** Room for all the parcels that a token may name; what is longer is not even read. */
const LONGEST_TOKEN = 32_768;

const claimsSchema = z.object({
  /** The company whose page it is: its id in the companies file. */
  iss: z.string().max(100),
  /** Who the visitor is to the page. */
  sub: z
    .string()
    .min(1)
    .max(200)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'must be plain text'),
  /** Unix seconds. */
  exp: z.number(),
  /** A phone the page has verified: every parcel of it counts as the visitor's. */
  phone: z.string().max(30).optional(),
  /** Whether the company puts this visitor first; absent: as it was. */
  vip: z.boolean().optional(),
  /** Parcels the page knows to be the visitor's. */
  waybills: z
    .array(z.object({ number: z.string().max(200), as: partySchema }))
    .max(100)
    .optional(),
});
export type IdentityClaims = z.infer<typeof claimsSchema>;

/**
 * What a token says that the embedding page signed (HS256, `aud` and `exp` required).
 *
 * @param secretOf the secret shared with a company; undefined where it has none
 * @throws {CodedError} TOKEN_EXPIRED, TOKEN_INVALID
 */
export async function readIdentityToken(
  token: string,
  secretOf: (company: string) => string | undefined,
  now: Date,
): Promise<IdentityClaims> {
  try {
    if (token.length > LONGEST_TOKEN) throw new errors.JWTInvalid('Longer than any token');
    // The issuer is only believed once the signature made with its secret is checked.
    const secret = secretOf(claimsSchema.shape.iss.parse(decodeJwt(token).iss));
    if (!secret) throw new errors.JWTInvalid('No secret is shared with that issuer');
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      audience: TOKEN_AUDIENCE,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    });
    return claimsSchema.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new CodedError('TOKEN_EXPIRED', 'The identity token has run out');
    }
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) {
      throw new CodedError('TOKEN_INVALID', 'The identity token is not valid here');
    }
    throw error;
  }
}
