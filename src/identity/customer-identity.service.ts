import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { SignJWT, errors, jwtVerify } from 'jose';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { CodedError } from '../platform/errors.js';

const ISSUER = 'relaydesk';
const CUSTOMER = 'customer';
const FILES = 'files';
/** How long a browser is recognised after its last visit: 90 days. */
const TOKEN_SECONDS = 90 * 86_400;
const PASS_SECONDS = 3600;

const claimsSchema = z.object({ aud: z.string(), sub: z.uuid() });

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

  /** Whether the page's word or the list of VIPs puts this customer first. */
  async isFirst(id: string, now: Date): Promise<boolean> {
    const [{ first } = { first: false }]: { first: boolean }[] = await this.database.query(
      'SELECT customer_is_vip($1, $2) AS first',
      [id, now],
    );
    return first;
  }

  /** A token that proves to be this customer for the next 90 days. */
  issueToken(customerId: string, now: Date): Promise<string> {
    return this.sign(CUSTOMER, customerId, now, TOKEN_SECONDS);
  }

  /**
   * Whose token this is.
   * @throws {CodedError} TOKEN_EXPIRED, TOKEN_INVALID
   */
  async verifyToken(token: string, now: Date): Promise<string> {
    return (await this.verify([CUSTOMER], token, now)).subject;
  }

  /** A pass to the files of a conversation, short-lived: it may stand in an address. */
  async issueFilesPass(
    conversationId: string,
    now: Date,
  ): Promise<{ pass: string; until: string }> {
    const pass = await this.sign(FILES, conversationId, now, PASS_SECONDS);
    return { pass, until: new Date(now.getTime() + PASS_SECONDS * 1000).toISOString() };
  }

  /**
   * Who asks for a file: a customer, or whoever was given the pass to a conversation.
   * @throws {CodedError} TOKEN_EXPIRED, TOKEN_INVALID
   */
  async verifyReader(
    token: string,
    now: Date,
  ): Promise<{ customerId: string } | { conversationId: string }> {
    const { audience, subject } = await this.verify([CUSTOMER, FILES], token, now);
    return audience === FILES ? { conversationId: subject } : { customerId: subject };
  }

  private async sign(
    audience: string,
    subject: string,
    now: Date,
    seconds: number,
  ): Promise<string> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + seconds)
      .sign(await this.key());
  }

  private async verify(
    audience: string[],
    token: string,
    now: Date,
  ): Promise<{ audience: string; subject: string }> {
    try {
      const { payload } = await jwtVerify(token, await this.key(), {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience,
        currentDate: now,
      });
      const { aud, sub } = claimsSchema.parse(payload);
      return { audience: aud, subject: sub };
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
