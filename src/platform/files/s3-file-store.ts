import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { S3Settings } from '../config.js';
import { FileStore, checkedName } from './file-store.js';

/** A request that is not answered in this time has failed. */
const TIMEOUT_MS = 60_000;
/** How often a busy store is asked again, after 50, 100 and 200 ms. */
const RETRIES = 3;

/** Files in a bucket of an S3-compatible store. Nodes that use it see each other's. */
export class S3FileStore extends FileStore {
  private readonly client: AwsClient;
  private readonly url: string;

  constructor({ url, ...access }: S3Settings) {
    super();
    this.url = url;
    this.client = new AwsClient({ ...access, service: 's3', retries: RETRIES });
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    // The store compares: what was spoilt on the way is not kept.
    const sum = createHash('sha256').update(bytes).digest('hex');
    await this.ask(name, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { 'X-Amz-Content-Sha256': sum },
    });
  }

  async get(name: string): Promise<Buffer | null> {
    const response = await this.ask(name, { method: 'GET' }, [404]);
    return response.status === 404 ? null : Buffer.from(await response.arrayBuffer());
  }

  async size(name: string): Promise<number | null> {
    const response = await this.ask(name, { method: 'HEAD' }, [404]);
    return response.status === 404 ? null : Number(response.headers.get('content-length'));
  }

  async read(name: string, start: number, end: number): Promise<Readable> {
    const headers = { Range: `bytes=${start}-${end}` };
    const response = await this.ask(name, { method: 'GET', headers });
    if (response.status !== 206 || !response.body)
      throw new Error('The file store knows no ranges');
    return Readable.fromWeb(response.body as ReadableStream);
  }

  async remove(name: string): Promise<void> {
    await this.ask(name, { method: 'DELETE' }, [404]);
  }

  /** @param also what may be answered besides success */
  private async ask(name: string, init: RequestInit, also: number[] = []): Promise<Response> {
    const response = await this.client.fetch(`${this.url}/${checkedName(name)}`, {
      ...init,
      // Of a part that is read slowly, only its beginning is waited for here.
      ...(!isPart(init) && { signal: AbortSignal.timeout(TIMEOUT_MS) }),
    });
    if (response.ok || also.includes(response.status)) {
      // An answer that is not read would keep its connection.
      if (!response.ok) await response.body?.cancel();
      return response;
    }
    const code = /<Code>([\w.]{1,64})<\/Code>/.exec((await response.text()).slice(0, 4096))?.[1];
    throw new Error(`the store answers ${response.status}${code ? ` ${code}` : ''}`);
  }
}

const isPart = ({ headers }: RequestInit) => headers !== undefined && 'Range' in headers;
