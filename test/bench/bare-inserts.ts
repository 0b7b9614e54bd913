import pg from 'pg';
import type { Round } from './measure.js';

/** What a desk without a writer would do: each client inserts one row, one commit at a time. */
export async function bareInserts(url: string, count: number, forMs: number): Promise<Round> {
  const clients = await Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client(url);
      await client.connect();
      return client;
    }),
  );
  await clients[0]?.query(
    `CREATE TABLE IF NOT EXISTS bench_message (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, conversation_id uuid NOT NULL,
       content jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now())`,
  );
  const content = JSON.stringify({ kind: 'text', text: '我的快递到哪了，麻烦帮我看一下' });
  const latencies: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - startedAt < forMs) {
        const sentAt = performance.now();
        await client.query({
          name: 'bench-insert',
          text: 'INSERT INTO bench_message (conversation_id, content) VALUES (gen_random_uuid(), $1)',
          values: [content],
        });
        latencies.push(performance.now() - sentAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond: latencies.length / seconds, latencies };
}
