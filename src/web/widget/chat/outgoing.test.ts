import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Message } from '../../../protocol/index.js';
import type { Answer } from '../../shared/answer.js';
import { memoryStorage } from '../../shared/kept-storage.js';
import { CONVERSATION, textMessage } from '../../shared/test-messages.js';
import { Outgoing } from './outgoing.js';

type SendAnswer = Answer<{ message: Message }>;

/** What one tab sends, with a shelf for photos that is only as quick as the test says. */
function tab(photoAnswers: SendAnswer[] = [], storage = memoryStorage()) {
  const sent: string[] = [];
  const shelf = new Set<string>();
  const keeping: (() => void)[] = [];
  let ids = 0;
  const confirm = (clientId: string): SendAnswer => {
    sent.push(clientId);
    return { ok: true, message: textMessage(sent.length, '', { clientId }) };
  };
  const outgoing = new Outgoing({
    storage,
    lock: (_name, task) => task(),
    newId: () => `id-${(ids += 1)}`,
    ready: () => true,
    conversationId: () => CONVERSATION,
    token: () => 't1',
    videoBytes: 10,
    delivered: ({ clientId }) => outgoing.drop(clientId),
    changed: () => undefined,
    sendText: async (_conversation, { clientId }) => confirm(clientId),
    photos: {
      keep: async (clientId) => {
        await new Promise<void>((resolve) => keeping.push(resolve));
        shelf.add(clientId);
      },
      drop: async (clientId) => void shelf.delete(clientId),
      forget: () => shelf.clear(),
      send: async ({ clientId }) => photoAnswers.shift() ?? confirm(clientId),
    },
  });
  const kept = async () => {
    keeping.splice(0).forEach((done) => done());
    await jest.advanceTimersByTimeAsync(0);
  };
  return { outgoing, sent, shelf, kept };
}

const photo = new Blob(['…'], { type: 'image/jpeg' });
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('Outgoing', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('what is written after a photo goes after it, however long it takes to keep', async () => {
    const { outgoing, sent, kept } = tab();
    outgoing.text('first');
    void outgoing.photo(photo);
    outgoing.text('third');
    await settle();
    expect(sent).toEqual(['id-1']);
    expect(outgoing.unsent).toMatchObject([{ photo: true, preparing: true }, { text: 'third' }]);
    await kept();
    expect(sent).toEqual(['id-1', 'id-2', 'id-3']);
    expect(outgoing.unsent).toEqual([]);
  });

  test('nothing stays on the shelf of a photo that arrived, or was taken back', async () => {
    const { outgoing, sent, shelf, kept } = tab([{ ok: false, error: { code: 'IMAGE_REFUSED' } }]);
    void outgoing.photo(photo);
    void outgoing.photo(photo);
    void outgoing.photo(photo);
    outgoing.drop('id-3');
    await kept();
    expect(sent).toEqual(['id-2']);
    expect([...shelf]).toEqual(['id-1']);
    outgoing.drop('id-1');
    expect([...shelf]).toEqual([]);
  });

  test('a photo too many is left to the customer and keeps no text waiting', async () => {
    const { outgoing, sent, kept } = tab([
      { ok: false, error: { code: 'RATE_LIMITED', retryAfterMs: 400_000 } },
    ]);
    void outgoing.photo(photo);
    outgoing.text('still here');
    await kept();
    expect(sent).toEqual(['id-2']);
    expect(outgoing.unsent).toMatchObject([
      { clientId: 'id-1', failure: { code: 'RATE_LIMITED' } },
    ]);
    outgoing.retry('id-1');
    await settle();
    expect(sent).toEqual(['id-2', 'id-1']);
  });

  test('a video too large is told of at once, and keeps no text waiting', async () => {
    const { outgoing, sent, shelf, kept } = tab();
    void outgoing.photo(new Blob(['eleven bytes'], { type: 'video/mp4' }));
    void outgoing.photo(new Blob(['short'], { type: 'video/quicktime' }));
    outgoing.text('the waybill');
    await kept();
    expect(outgoing.unsent).toMatchObject([
      { clientId: 'id-1', failure: { code: 'VIDEO_REFUSED' } },
    ]);
    expect([sent, [...shelf]]).toEqual([['id-2', 'id-3'], []]);
  });

  test('another tab does not see a photo before it is kept', async () => {
    const storage = memoryStorage();
    const [one, other] = [tab([], storage), tab([], storage)];
    void one.outgoing.photo(photo);
    expect(other.outgoing.unsent).toEqual([]);
  });

  test('a file that is no picture is refused at once, and is not kept', async () => {
    const { outgoing, shelf, kept } = tab();
    await outgoing.photo(new Blob(['%PDF-'], { type: 'application/pdf' }));
    await kept();
    expect(outgoing.unsent).toMatchObject([{ photo: true, failure: { code: 'IMAGE_REFUSED' } }]);
    expect([...shelf]).toEqual([]);
  });
});
