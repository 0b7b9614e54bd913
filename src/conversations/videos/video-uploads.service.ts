import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CodedError } from '../../platform/errors.js';
import { FileStore } from '../../platform/files/file-store.js';
import { JobsService } from '../../platform/jobs/jobs.service.js';

const QUEUE = 'video-uploads';
const SWEEP_EVERY_MS = 600_000;
/** The largest video that a server can be set to take, in parts of a mebibyte. */
const MOST_PARTS = 256;
/** What nobody has gone on with for so long is given up. */
const KEPT_MS = 24 * 3_600_000;

/** A video on its way in. */
export interface Upload {
  conversationId: string;
  /** Of its message. */
  clientId: string;
}

/**
 * Videos that come in parts, so that a cut of the line costs one part and not the whole. The parts
 * lie in the file store: another node may take the next one. A conversation has one upload: a new
 * one takes the place of one that was not finished.
 */
@Injectable()
export class VideoUploads implements OnApplicationBootstrap {
  constructor(
    private readonly files: FileStore,
    private readonly jobs: JobsService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(QUEUE, () => this.sweep(new Date()));
    await this.jobs.repeat(QUEUE, SWEEP_EVERY_MS);
  }

  /** How many bytes of it are here. */
  async received(upload: Upload): Promise<number> {
    return sum(await this.partsOf(upload));
  }

  /** Begins it: whatever else the conversation has on its way is given up. */
  async begin({ conversationId, clientId }: Upload, now: Date): Promise<void> {
    const [former]: { clientId: string }[] = await this.database.query(
      `SELECT client_id AS "clientId" FROM video_upload WHERE conversation_id = $1`,
      [conversationId],
    );
    if (former) await this.forget({ conversationId, clientId: former.clientId });
    await this.database.query(
      `INSERT INTO video_upload (conversation_id, client_id, touched_at) VALUES ($1, $2, $3)
       ON CONFLICT (conversation_id) DO UPDATE
         SET client_id = excluded.client_id, parts = '{}', touched_at = excluded.touched_at`,
      [conversationId, clientId, now],
    );
  }

  /**
   * Adds a part.
   * @param offset how many bytes come before it
   * @returns how many are here with it
   * @throws {CodedError} STATE_CONFLICT where others are here than come before it; INVALID_PAYLOAD
   *   where it is empty
   */
  async add(upload: Upload, offset: number, part: Buffer, now: Date): Promise<number> {
    if (part.length === 0) throw new CodedError('INVALID_PAYLOAD', 'The part is empty');
    await this.files.put(nameOf(upload, offset), part);
    const [, affected] = (await this.database.query(
      `UPDATE video_upload SET parts = parts || $4::integer, touched_at = $5
        WHERE conversation_id = $1 AND client_id = $2
          AND (SELECT COALESCE(sum(bytes), 0) FROM unnest(parts) AS bytes) = $3`,
      [upload.conversationId, upload.clientId, offset, part.length, now],
    )) as [unknown[], number];
    if (affected === 0) throw conflict(await this.received(upload));
    return offset + part.length;
  }

  /**
   * Makes sure that a part may come after so many bytes, before it is read.
   * @throws {CodedError} STATE_CONFLICT where not so many are here; MESSAGE_TOO_LONG where it came
   *   in too many parts
   */
  async requireAt(upload: Upload, offset: number): Promise<void> {
    const parts = await this.partsOf(upload);
    if (sum(parts) !== offset) throw conflict(sum(parts));
    if (parts.length >= MOST_PARTS) throw new CodedError('MESSAGE_TOO_LONG', 'Too many parts');
  }

  /** All that is here of it. */
  async read(upload: Upload): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (const name of namesOf(upload, await this.partsOf(upload))) {
      const part = await this.files.get(name);
      if (!part) throw new Error(`${name} is gone`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  /** It is a message by now, or never will be one. */
  async forget(upload: Upload): Promise<void> {
    const names = namesOf(upload, await this.partsOf(upload));
    for (const name of names) await this.files.remove(name);
    await this.database.query(
      `DELETE FROM video_upload WHERE conversation_id = $1 AND client_id = $2`,
      [upload.conversationId, upload.clientId],
    );
  }

  private async sweep(now: Date): Promise<void> {
    const left: Upload[] = await this.database.query(
      `SELECT conversation_id AS "conversationId", client_id AS "clientId"
         FROM video_upload WHERE touched_at < $1 LIMIT 100`,
      [new Date(now.getTime() - KEPT_MS)],
    );
    for (const upload of left) await this.forget(upload);
  }

  private async partsOf({ conversationId, clientId }: Upload): Promise<number[]> {
    const [row]: { parts: number[] }[] = await this.database.query(
      `SELECT parts FROM video_upload WHERE conversation_id = $1 AND client_id = $2`,
      [conversationId, clientId],
    );
    return row?.parts ?? [];
  }
}

function sum(parts: number[]): number {
  return parts.reduce((total, bytes) => total + bytes, 0);
}

function conflict(received: number): CodedError {
  return new CodedError('STATE_CONFLICT', 'Go on after the bytes that are here', {
    details: { received },
  });
}

/** Beside all else of the conversation. */
const nameOf = ({ conversationId, clientId }: Upload, offset: number) =>
  `conversations/${conversationId}/upload-${clientId}-${offset}`;

const namesOf = (upload: Upload, parts: number[]): string[] =>
  parts.map((_, index) => nameOf(upload, sum(parts.slice(0, index))));
