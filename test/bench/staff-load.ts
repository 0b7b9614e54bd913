import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Reply, Session, StaffReplies } from '../../src/protocol/index.js';
import { LightSocket } from './light-socket.js';
import type { ServerProcess } from './server-process.js';

/** A member of staff at work. */
export interface StaffLoad {
  socket: LightSocket;
  ask<E extends keyof StaffReplies>(event: E, payload: object): Promise<StaffReplies[E]>;
}

/** New frontline accounts, signed in and online. */
export async function connectStaff(desk: ServerProcess, count: number): Promise<StaffLoad[]> {
  const logins = await hire(desk, count);
  const people: StaffLoad[] = [];
  for (const login of logins) {
    const token = await signIn(desk.url, login, desk.passwordOf('frontline'));
    const socket = await LightSocket.connect(desk.url, '/staff');
    const ask: StaffLoad['ask'] = async (event, payload) => {
      const reply = (await socket.ask(event, payload)) as Reply<StaffReplies[typeof event]>;
      if (!reply.ok) throw new Error(`${event}: ${reply.error.code}`);
      return reply;
    };
    await ask('hello', { protocol: 1, token });
    people.push({ socket, ask });
  }
  return people;
}

async function hire(desk: ServerProcess, count: number): Promise<string[]> {
  const database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  const logins = Array.from({ length: count }, (_, at) => `bench-${at + 1}`);
  for (const login of logins) {
    await database.query(
      `INSERT INTO staff (id, login, name, tier, roles, password_hash)
       SELECT $1, $2, $2, tier, roles, password_hash FROM staff WHERE login = 'frontline'`,
      [uuidv7(), login],
    );
  }
  await database.end();
  return logins;
}

async function signIn(url: string, login: string, password: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!response.ok) throw new Error(`${login} is not let in: ${response.status}`);
  return ((await response.json()) as Session).token;
}
