import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppearanceModule } from '../appearance/appearance.module.js';
import { AuthoringModule } from '../authoring/authoring.module.js';
import { CareModule } from '../care/care.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { IdentityProofModule } from '../logistics/identity-proof/identity-proof.module.js';
import { LogisticsModule } from '../logistics/logistics.module.js';
import { NoticesModule } from '../logistics/notices/notices.module.js';
import { WatchModule } from '../logistics/watch/watch.module.js';
import { WorkOrdersModule } from '../logistics/work-orders/work-orders.module.js';
import { AnswerMarksService } from './answer-marks.service.js';
import { CallbackRequestsService } from './callback-requests.service.js';
import { BotTurnService } from './bot-turn.service.js';
import { ConversationEntity } from './conversation.entity.js';
import { ConversationFacts } from './conversation-facts.js';
import { ConversationPublisher } from './conversation-publisher.js';
import { ConversationStore } from './conversation.store.js';
import { ConversationsService } from './conversations.service.js';
import { CustomerGateway } from './customer.gateway.js';
import { CustomerHistoryService } from './customer-history.service.js';
import { CustomerNetworks } from './customer-networks.js';
import { CustomerParcelsService } from './customer-parcels.service.js';
import { CustomerService } from './customer.service.js';
import { BotDrafts } from './drafts/bot-drafts.service.js';
import { DraftSource } from './drafts/draft.store.js';
import { FindingMessages } from './finding-messages.service.js';
import { LogisticsFacts } from './logistics-facts.js';
import { MisheardMessages } from './misheard-messages.service.js';
import { FileReaders } from './files/file-readers.service.js';
import { FloodGuard } from './flood-guard.js';
import { HandOvers } from './hand-overs.service.js';
import { Greetings } from './greetings.js';
import { MessageWriter } from './message-writer.js';
import { NoticeMessages } from './notice-messages.service.js';
import { OpenConversations } from './open-conversations.js';
import { PhotosController } from './photos/photos.controller.js';
import { PhotosService } from './photos/photos.service.js';
import { VideoUploadsController } from './videos/video-uploads.controller.js';
import { VideoUploads } from './videos/video-uploads.service.js';
import { VideosController } from './videos/videos.controller.js';
import { VideosService } from './videos/videos.service.js';
import { ProvedUsers } from './proved-users.service.js';
import { QueueStanding } from './queue-standing.service.js';
import { ProactiveMessages } from './proactive-messages.js';
import { QueueOutlook } from './queue-outlook.service.js';
import { ReplyValues } from './reply-values.service.js';
import { RunningConversations } from './running-conversations.js';
import { ConversationSearch } from './search/conversation-search.js';
import { WordsIndex } from './search/words-index.service.js';
import { SeenMarks } from './seen-marks.service.js';
import { TurnStore } from './turn.store.js';
import { ClaimMessages } from './claim-messages.service.js';
import { ComplaintMessages } from './complaint-messages.service.js';
import { WorkOrderMessages } from './work-order-messages.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ConversationEntity]),
    AppearanceModule,
    AuthoringModule,
    CareModule,
    IdentityModule,
    LogisticsModule,
    IdentityProofModule,
    NoticesModule,
    WatchModule,
    WorkOrdersModule,
  ],
  controllers: [PhotosController, VideosController, VideoUploadsController],
  providers: [
    AnswerMarksService,
    BotDrafts,
    DraftSource,
    CallbackRequestsService,
    BotTurnService,
    ConversationFacts,
    ConversationPublisher,
    ConversationSearch,
    WordsIndex,
    ConversationStore,
    ConversationsService,
    CustomerGateway,
    CustomerHistoryService,
    CustomerNetworks,
    FloodGuard,
    Greetings,
    HandOvers,
    CustomerParcelsService,
    CustomerService,
    FindingMessages,
    LogisticsFacts,
    MessageWriter,
    MisheardMessages,
    NoticeMessages,
    OpenConversations,
    PhotosService,
    VideosService,
    VideoUploads,
    FileReaders,
    ProactiveMessages,
    ProvedUsers,
    QueueOutlook,
    QueueStanding,
    ReplyValues,
    RunningConversations,
    SeenMarks,
    TurnStore,
    ClaimMessages,
    ComplaintMessages,
    WorkOrderMessages,
  ],
  exports: [
    BotDrafts,
    ConversationSearch,
    BotTurnService,
    ConversationsService,
    MisheardMessages,
    PhotosService,
    VideosService,
    ProactiveMessages,
    ReplyValues,
    RunningConversations,
    SeenMarks,
  ],
})
export class ConversationsModule {}
