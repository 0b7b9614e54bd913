import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { SignJWT, errors, jwtVerify } from 'jose';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { CodedError } from '../platform/errors.js';

const ISSUER = 'relaydesk';
const AUDIENCE = 'customer';
/** How long a browser is recognised after its last visit. */
const TOKEN_DAYS = 90;

const claimsSchema = z.object({ sub: z.uuid() });

/** Who a customer is: a visitor known by the token that the first hello gave. */
@Injectable()
export class CustomerIdentityService {
  private loadingKey: Promise<Uint8Array> | undefined;

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** A new customer. */
  async create(): Promise<string> {
    const id = uuidv7();
    await this.database.query('INSERT INTO customer (id) VALUES ($1)', [id]);
    return id;
  }

  /** Whether the company puts this customer first: before others who wait as long. */
  async putFirst(id: string, vip: boolean): Promise<void> {
    await this.database.query('UPDATE customer SET vip = $2 WHERE id = $1 AND vip <> $2', [
      id,
      vip,
    ]);
  }

  /** A token that proves to be this customer for the next 90 days. */
  async issueToken(customerId: string, now: Date): Promise<string> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(customerId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + TOKEN_DAYS * 86_400)
      .sign(await this.key());
  }

  /**
   * Whose token this is.
   * @throws {CodedError} TOKEN_EXPIRED, TOKEN_INVALID
   */
  async verifyToken(token: string, now: Date): Promise<string> {
    try {
      const { payload } = await jwtVerify(token, await this.key(), {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        currentDate: now,
      });
      return claimsSchema.parse(payload).sub;
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new CodedError('TOKEN_EXPIRED', 'The token has run out; say hello without one');
      }
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) {
        throw new CodedError('TOKEN_INVALID', 'The token is not one of ours');
      }
      throw error;
    }
  }

  /** The installation's signing key: the first node to need it makes it, all others read it. */
  private key(): Promise<Uint8Array> {
    this.loadingKey ??= this.loadKey().catch((error: unknown) => {
      this.loadingKey = undefined;
      throw error;
    });
    return this.loadingKey;
  }

  private async loadKey(): Promise<Uint8Array> {
    await this.database.query(
      `INSERT INTO installation_secret (name, value) VALUES ('customer-token', $1)
       ON CONFLICT (name) DO NOTHING`,
      [randomBytes(32).toString('base64')],
    );
    const [row] = z
      .array(z.object({ value: z.string() }))
      .parse(
        await this.database.query(
          `SELECT value FROM installation_secret WHERE name = 'customer-token'`,
        ),
      );
    return Buffer.from(row?.value ?? '', 'base64');
  }
}
