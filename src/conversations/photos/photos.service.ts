import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../../platform/config.js';
import { CodedError } from '../../platform/errors.js';
import { FileStore } from '../../platform/files/file-store.js';
import { RateLimit } from '../../platform/rate-limit.js';
import type { ImageSize, Locale, Message } from '../../protocol/index.js';
import { ConversationsService } from '../conversations.service.js';
import { ProactiveMessages } from '../proactive-messages.js';
import { developPhoto } from './develop-photo.js';
import { receivedText, textForm } from './photo-texts.js';

const WINDOW_SECONDS = 600;

/** Photos that customers send: taken, kept, and shown to whoever may see the conversation. */
@Injectable()
export class PhotosService {
  private readonly uploads: RateLimit;

  constructor(
    private readonly conversations: ConversationsService,
    private readonly proactive: ProactiveMessages,
    private readonly files: FileStore,
    @Inject(CONFIG) config: Config,
  ) {
    this.uploads = new RateLimit(config.customerPhotosPer10Min, WINDOW_SECONDS);
  }

  /**
   * Makes sure that the conversation is this customer's and that they have not sent too many,
   * before anything of the photo is read.
   * @throws {CodedError} CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED, RATE_LIMITED
   */
  async admit(customerId: string, conversationId: string): Promise<{ locale: Locale }> {
    const admitted = await this.requireOpen(customerId, conversationId);
    await this.uploads.spend(customerId);
    return admitted;
  }

  /** @throws {CodedError} CONVERSATION_NOT_FOUND, also where it is another's; CONVERSATION_CLOSED */
  async requireOpen(customerId: string, conversationId: string): Promise<{ locale: Locale }> {
    const { state, locale } = await this.conversations.ofCustomer(conversationId, customerId);
    if (state === 'closed') throw new CodedError('CONVERSATION_CLOSED', 'The conversation is over');
    return { locale };
  }

  /**
   * Adds a photo to the conversation. The same client id again gives the first result.
   * @throws {CodedError} IMAGE_REFUSED, CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED
   */
  async add(photo: {
    customerId: string;
    conversationId: string;
    clientId: string;
    locale: Locale;
    bytes: Buffer;
  }): Promise<{ message: Message }> {
    const { customerId, conversationId, clientId, locale } = photo;
    const { full, thumb, width, height } = await developPhoto(photo.bytes);
    const id = uuidv7();
    await this.files.put(nameOf(conversationId, id, 'full'), full);
    await this.files.put(nameOf(conversationId, id, 'thumb'), thumb);
    let kept = false;
    try {
      const { message, fresh, state } = await this.conversations.append({
        conversationId,
        clientId,
        author: { kind: 'customer' },
        content: { kind: 'image', image: { id, width, height }, text: textForm[locale] },
        states: ['bot', 'waiting', 'person'],
        customerId,
      });
      kept = fresh;
      // The bot cannot see: once it says so, and what would help.
      if (fresh && state === 'bot') {
        await this.proactive.tell(conversationId, 'photo.received', receivedText);
      }
      return { message };
    } finally {
      if (!kept) await this.remove(conversationId, id);
    }
  }

  /**
   * The bytes of a photo, a JPEG. Whether the reader may see the conversation was asked before.
   * @throws {CodedError} NOT_FOUND
   */
  async read(conversationId: string, id: string, size: ImageSize): Promise<Buffer> {
    const bytes = await this.files.get(nameOf(conversationId, id, size));
    if (!bytes) throw new CodedError('NOT_FOUND', 'No such photo');
    return bytes;
  }

  private async remove(conversationId: string, id: string): Promise<void> {
    await this.files.remove(nameOf(conversationId, id, 'full'));
    await this.files.remove(nameOf(conversationId, id, 'thumb'));
  }
}

/** A conversation's files lie together, so that they can be taken away together. */
function nameOf(conversationId: string, id: string, size: ImageSize): string {
  return `conversations/${conversationId}/${id}.${size}.jpg`;
}
