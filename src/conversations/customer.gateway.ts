import { Inject, Logger } from '@nestjs/common';
import {
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { CONFIG, type Config } from '../platform/config.js';
import { RealtimeService } from '../platform/realtime/realtime.service.js';
import { serveRequests } from '../platform/realtime/socket-requests.js';
import { CUSTOMER_NAMESPACE, customerRequestSchemas } from '../protocol/index.js';
import type { CustomerReplies } from '../protocol/index.js';
import { AnswerMarksService } from './answer-marks.service.js';
import { CallbackRequestsService } from './callback-requests.service.js';
import { CustomerHistoryService } from './customer-history.service.js';
import { CustomerNetworks } from './customer-networks.js';
import { CustomerParcelsService } from './customer-parcels.service.js';
import { CustomerService, type CustomerSession } from './customer.service.js';
import { FileReaders } from './files/file-readers.service.js';
import { FloodGuard } from './flood-guard.js';
import { SeenMarks } from './seen-marks.service.js';

/** Where customers connect. Each handler calls one method of the service. */
@WebSocketGateway({ namespace: CUSTOMER_NAMESPACE })
export class CustomerGateway implements OnGatewayInit, OnGatewayConnection {
  private readonly logger = new Logger('CustomerGateway');

  @WebSocketServer()
  readonly namespace!: Namespace;

  constructor(
    private readonly customers: CustomerService,
    private readonly parcels: CustomerParcelsService,
    private readonly marks: AnswerMarksService,
    private readonly callbacks: CallbackRequestsService,
    private readonly history: CustomerHistoryService,
    private readonly seen: SeenMarks,
    private readonly readers: FileReaders,
    private readonly guard: FloodGuard,
    private readonly networks: CustomerNetworks,
    private readonly realtime: RealtimeService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  afterInit(namespace: Namespace): void {
    this.realtime.attach(namespace);
  }

  handleConnection(socket: Socket): void {
    const follow = (conversationId: string) => void socket.join(`conversation:${conversationId}`);
    serveRequests<typeof customerRequestSchemas, CustomerReplies, CustomerSession>(
      socket,
      customerRequestSchemas,
      {
        hello: async (hello) => {
          if (!hello.token) await this.guard.newcomer(socket);
          const { session, conversation } = await this.customers.greet(
            hello,
            socket.id,
            new Date(),
          );
          this.networks.remember(session.customerId, this.guard.addressOf(socket));
          // Followed before it is read: what is stored in between arrives twice rather than never.
          follow(conversation.id);
          const identity = await this.parcels.identify(
            session,
            conversation.id,
            hello.identity,
            new Date(),
          );
          const reply = await this.customers.helloReply(session, conversation, hello);
          return { session, reply: { ...reply, ...(identity && { identity }) } };
        },
        'message.send': (message, session) => this.customers.send(session, message),
        'messages.after': (page, session) => this.customers.messagesAfter(session, page),
        typing: (typing, session) => this.customers.typing(session, typing),
        seen: async (seen, session) => {
          await this.customers.own(session, seen.conversationId);
          return this.seen.byCustomer(seen);
        },
        'context.set': (context, session) => this.customers.setContext(session, context),
        'history.list': async ({ before }, session) => {
          await this.customers.spend(session);
          return this.history.list(session, before, new Date());
        },
        'history.read': async (page, session) => {
          await this.customers.spend(session);
          return this.history.read(session, page, new Date());
        },
        'files.pass': async ({ conversationId }, session) => {
          await this.customers.spend(session);
          return this.readers.passFor(session, conversationId, new Date());
        },
        'answer.mark': async (mark, session) => {
          await this.customers.spend(session, mark.conversationId);
          return this.marks.mark(mark, new Date());
        },
        'identity.prove': async (proof, session) => {
          await this.customers.spend(session, proof.conversationId);
          return this.parcels.prove(session, proof, new Date());
        },
        'parcel.details': async (request, session) => {
          await this.customers.spend(session, request.conversationId);
          return this.parcels.details(request, new Date());
        },
        'work_order.submit': async (request, session) => {
          await this.customers.spend(session, request.conversationId);
          return this.parcels.submit(request, new Date());
        },
        'work_order.withdraw': async (request, session) => {
          await this.customers.spend(session, request.conversationId);
          return this.parcels.withdraw(request, new Date());
        },
        'callback.leave': async (wish, session) => {
          await this.customers.spend(session, wish.conversationId);
          return this.callbacks.leave(wish, new Date());
        },
        'conversation.start': async ({ locale }, session) => {
          const conversation = await this.customers.start(session, locale);
          follow(conversation.id);
          return this.customers.startReply(conversation);
        },
        'satisfaction.rate': async (mark, session) => {
          await this.customers.spend(session, mark.conversationId);
          return this.marks.rate(mark, new Date());
        },
        'conversation.close': ({ conversationId }, session) =>
          this.customers.close(session, conversationId),
      },
      {
        helloTimeoutMs: this.config.helloTimeoutMs,
        logger: this.logger,
        admit: this.guard.countRequests(),
      },
    );
  }
}
