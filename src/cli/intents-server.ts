import type { IntentSet } from '../authoring/intent-set.js';
import type { CheckReport, CheckView, DraftView, Published } from '../protocol/index.js';
import { CommandError } from './command.js';
import { request, ServerRefusal, signIn } from './server-session.js';

const POLL_MS = 500;

/** What became of the files that were sent. */
export type Sent =
  | { outcome: 'same' }
  | { outcome: 'published'; number: number }
  | { outcome: 'refused'; refusal: ServerRefusal }
  | { outcome: 'left'; draft: DraftView };

/** A running server, as somebody who may edit or publish what its bot knows. */
export class IntentsServer {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** By the token in RELAYDESK_TOKEN, else by name and password. @throws {CommandError} */
  static async reach(url: string, login: string): Promise<IntentsServer> {
    if (!URL.canParse(url)) throw new CommandError(`${url} is no address; write http://host:port`);
    return new IntentsServer(url, process.env['RELAYDESK_TOKEN'] ?? (await signIn(url, login)));
  }

  async live(): Promise<IntentSet> {
    const { files } = await this.ask<{ files: Record<string, string> }>(
      'GET',
      '/sources/live/files',
    );
    return new Map(Object.entries(files));
  }

  /**
   * Sends files as a draft, has them checked, and publishes them. A draft that is refused is
   * thrown away: the files are still where they came from. One that only lacks a reviewer stays.
   */
  async publish(
    set: IntentSet,
    order: { reason: string; overrideReason?: string },
    onReport: (report: CheckReport) => void,
  ): Promise<Sent> {
    const files = changesTo(set, await this.live());
    if (Object.keys(files).length === 0) return { outcome: 'same' };
    const title = order.reason.slice(0, 120);
    const { draft } = await this.ask<{ draft: DraftView }>('POST', '/drafts', { title, files });
    onReport(await this.check(draft.id));
    try {
      const done = await this.ask<Published>('POST', `/drafts/${draft.id}/publish`, order);
      return { outcome: 'published', number: done.number };
    } catch (error) {
      if (!(error instanceof ServerRefusal)) throw error;
      const { code, details } = error.error;
      const lacksReviewer = code === 'PERMISSION_DENIED' && details?.['permission'] !== undefined;
      if (lacksReviewer) return { outcome: 'left', draft };
      await this.ask('DELETE', `/drafts/${draft.id}`);
      return { outcome: 'refused', refusal: error };
    }
  }

  async rollBack(number: number, reason: string): Promise<Published> {
    return this.ask<Published>('POST', `/versions/${number}/restore`, { reason });
  }

  private async check(draftId: string): Promise<CheckReport> {
    const route = `/drafts/${draftId}/check`;
    await this.ask('POST', route);
    for (;;) {
      const { check } = await this.ask<{ check: CheckView }>('GET', route);
      if (check.report) return check.report;
      if (check.state !== 'running') throw new CommandError('The server could not check the files');
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private async ask<Answer>(method: string, route: string, body?: object): Promise<Answer> {
    const answer = await request(new URL(`/api/v1/intents${route}`, this.url), {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
    // The server's own answer, in the shape its API documents.
    return answer as Answer;
  }
}

/** What makes `set` of `live`: files by name, null for those to remove. */
function changesTo(set: IntentSet, live: IntentSet): Record<string, string | null> {
  const changed = [...set].filter(([name, content]) => live.get(name) !== content);
  const removed = [...live.keys()].filter((name) => !set.has(name));
  return Object.fromEntries([...changed, ...removed.map((name) => [name, null] as const)]);
}
