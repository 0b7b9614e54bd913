import { setTimeout as delay } from 'node:timers/promises';
import type { CheckView, DraftView } from '../../src/protocol/index.js';

/** An admin who checks drafts over the REST interface. */
export class Admin {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, password: string): Promise<Admin> {
    const response = await fetch(`${url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login: 'admin', password }),
    });
    const { token } = (await response.json()) as { token: string };
    return new Admin(url, token);
  }

  /** Adds an utterance to a draft of its own and checks it, to the end. */
  async check(round: number): Promise<void> {
    const begun = await this.ask<{ draft: DraftView }>('POST', '/drafts', { title: `${round}` });
    const route = `/drafts/${begun.draft.id}`;
    const texts = [`我那件东西现在走到哪一站了呀${'呀'.repeat(round)}`];
    const edit = { kind: 'utterances.add', intent: 'tracking.where', locale: 'zh-CN', texts };
    await this.ask('POST', `${route}/edits`, { edits: [edit] });
    await this.ask('POST', `${route}/check`);
    for (;;) {
      const { check } = await this.ask<{ check: CheckView }>('GET', `${route}/check`);
      if (check.state === 'done') return;
      if (check.state !== 'running') throw new Error(`The check ended: ${check.state}`);
      await delay(100);
    }
  }

  private async ask<T>(method: string, route: string, body?: object): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/intents${route}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as T;
  }
}
