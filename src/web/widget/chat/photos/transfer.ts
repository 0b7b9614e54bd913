import type { Message } from '../../../../protocol/index.js';
import type { Answer, Failure, FailureCode } from '../../../shared/answer.js';

/** Where nothing at all has gone over the line for so long, it is tried again. */
const STALLED_MS = 60_000;

/** What the server may answer, by the one field of each answer. */
interface Fields {
  message: Message;
  /** How many bytes are there. */
  received: number;
}

/** Something that is going over the line, until it is taken back. */
export interface Transfer {
  token: string;
  /** Said of whatever cannot be taken. */
  refused: FailureCode;
  dropped: boolean;
  request?: XMLHttpRequest;
}

/**
 * One request of a transfer. Never rejects: what goes wrong is part of the answer.
 * @param wanted the field of the answer, without which it is none: a café's log-in page answers, too
 * @param progress told how many bytes of the body have gone
 */
export function transfer<Wanted extends keyof Fields>(
  under: Transfer,
  wanted: Wanted,
  [method, path]: [method: string, path: string],
  body?: Blob,
  progress?: (bytes: number) => void,
): Promise<Answer<Pick<Fields, Wanted>>> {
  return new Promise((resolve) => {
    const failed = (code: FailureCode) => resolve({ ok: false, error: { code } });
    // Taken back on its way: not to be tried again.
    if (under.dropped) return failed(under.refused);
    // Of the two ways to send, only this one tells how far it is.
    const request = new XMLHttpRequest();
    request.open(method, `/api/v1/customer/conversations/${path}`);
    request.setRequestHeader('Authorization', `Bearer ${under.token}`);
    if (body?.type) request.setRequestHeader('Content-Type', body.type);
    request.responseType = 'json';
    const stalled = () => {
      failed('TIMEOUT');
      request.abort();
    };
    let patience = setTimeout(stalled, STALLED_MS);
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(patience);
      patience = setTimeout(stalled, STALLED_MS);
      progress?.(loaded);
    };
    request.onloadend = () => clearTimeout(patience);
    request.onabort = () => failed(under.refused);
    request.onerror = () => failed(navigator.onLine ? 'TIMEOUT' : 'OFFLINE');
    request.onload = () => {
      const answer = (request.response ?? {}) as Pick<Fields, Wanted> & { error?: Failure };
      const { error } = answer;
      if (wanted in answer) resolve({ ok: true, ...answer });
      // A proxy on the way may take less than the server, and has no words for it; those for a
      // message that is too long would puzzle.
      else if (request.status === 413) failed(under.refused);
      else resolve({ ok: false, error: error ?? { code: 'TIMEOUT' } });
    };
    under.request = request;
    request.send(body);
  });
}
