import type { ErrorCode, Staff } from '../../../protocol/index.js';
import type { Failure, FailureCode } from '../../shared/answer.js';

export const SESSION_QUERY = ['session'] as const;
/** Whether the session was ended from elsewhere, by an admin or in another browser. */
export const SESSION_ENDED_QUERY = ['session-ended'] as const;

/** A refusal of the REST side, with the contract's code. */
export class ApiError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }

  get code(): FailureCode {
    return this.failure.code;
  }
}

interface ErrorBody {
  error?: { code?: ErrorCode; retryAfterMs?: number; details?: Record<string, unknown> };
}

/** Asks the REST side. @throws {ApiError} */
export async function ask<Body>(method: string, path: string, body?: object): Promise<Body | null> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : null,
  }).catch(() => null);
  if (!response) throw new ApiError({ code: 'OFFLINE' });
  // The one place where an answer's shape is taken on trust: our own server wrote it.
  const answer = (await response.json().catch(() => null)) as (Body & ErrorBody) | null;
  if (response.ok) return answer;
  throw new ApiError({ code: 'INTERNAL', ...answer?.error });
}

/** Asks for something that is always answered. @throws {ApiError} */
export async function askFor<Body>(method: string, path: string, body?: object): Promise<Body> {
  const answer = await ask<Body>(method, path, body);
  if (answer === null) throw new ApiError({ code: 'INTERNAL' });
  return answer;
}

/** Who is signed in, or null. */
export async function currentStaff(): Promise<Staff | null> {
  try {
    return (await ask<{ staff: Staff }>('GET', '/sessions/current'))?.staff ?? null;
  } catch (error) {
    const codes: FailureCode[] = ['NOT_AUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_INVALID'];
    if (error instanceof ApiError && codes.includes(error.code)) return null;
    throw error;
  }
}

export async function signIn(credentials: {
  login: string;
  password: string;
  code?: string;
}): Promise<Staff> {
  const session = await ask<{ staff: Staff }>('POST', '/sessions', credentials);
  if (!session) throw new ApiError({ code: 'INTERNAL' });
  return session.staff;
}

export async function signOut(): Promise<void> {
  await ask('DELETE', '/sessions/current');
}
