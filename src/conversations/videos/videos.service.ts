import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CodedError } from '../../platform/errors.js';
import { FileStore } from '../../platform/files/file-store.js';
import { OneByOne } from '../../platform/files/one-by-one.js';
import { cleanVideo } from '../../platform/files/video/clean-video.js';
import type { RangedFile } from '../../platform/http/send-range.js';
import type { Locale, Message } from '../../protocol/index.js';
import { ConversationsService } from '../conversations.service.js';
import { ProactiveMessages } from '../proactive-messages.js';
import { typeOf, videoFile } from './video-file.js';
import { receivedText, textForm } from './video-texts.js';

/** Videos that customers send: cleaned, kept, and shown to whoever may see the conversation. */
@Injectable()
export class VideosService {
  /** A video is in memory whole while it is cleaned: one after another, many cost no more. */
  private readonly cleaning = new OneByOne();

  constructor(
    private readonly conversations: ConversationsService,
    private readonly proactive: ProactiveMessages,
    private readonly files: FileStore,
  ) {}

  /**
   * Adds a video to the conversation. The same client id again gives the first result.
   * @param video.read gives its bytes, to be called when they are needed
   * @throws {CodedError} VIDEO_REFUSED, CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED
   */
  async add(video: {
    customerId: string;
    conversationId: string;
    clientId: string;
    locale: Locale;
    read: () => Promise<Buffer>;
  }): Promise<{ message: Message }> {
    const { customerId, conversationId, clientId, locale } = video;
    const id = uuidv7();
    const kept = await this.cleaning.run(async () => {
      const bytes = await video.read();
      const seen = await cleanVideo(bytes);
      const name = nameOf(conversationId, videoFile(id, seen.type));
      await this.files.put(name, bytes);
      return { name, video: { id, bytes: bytes.length, ...seen } };
    });
    let fresh = false;
    try {
      const appended = await this.conversations.append({
        conversationId,
        clientId,
        author: { kind: 'customer' },
        content: { kind: 'video', video: kept.video, text: textForm[locale] },
        states: ['bot', 'waiting', 'person'],
        customerId,
      });
      fresh = appended.fresh;
      // The bot cannot see: once it says so, and what would help.
      if (fresh && appended.state === 'bot') {
        await this.proactive.tell(conversationId, 'video.received', receivedText);
      }
      return { message: appended.message };
    } finally {
      if (!fresh) await this.files.remove(kept.name);
    }
  }

  /**
   * A video, to be sent in parts. Whether the reader may see the conversation was asked before.
   * @param file its id with its ending
   * @throws {CodedError} NOT_FOUND
   */
  async open(conversationId: string, file: string): Promise<RangedFile> {
    const name = nameOf(conversationId, file);
    const size = await this.files.size(name);
    if (!size) throw new CodedError('NOT_FOUND', 'No such video');
    const read = (start: number, end: number) => this.files.read(name, start, end);
    return { name: file, type: typeOf(file), size, read };
  }
}

/** A conversation's files lie together, so that they can be taken away together. */
const nameOf = (conversationId: string, file: string) => `conversations/${conversationId}/${file}`;
