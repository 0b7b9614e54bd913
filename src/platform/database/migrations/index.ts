import { Platform1763900000000 } from './1763900000000-platform.js';
import { Conversations1763900100000 } from './1763900100000-conversations.js';
import { Logistics1763900200000 } from './1763900200000-logistics.js';
import { Feeds1763900300000 } from './1763900300000-feeds.js';
import { RatesValidity1763900400000 } from './1763900400000-rates-validity.js';
import { LaneTrips1763900450000 } from './1763900450000-lane-trips.js';
import { WorkOrders1763900500000 } from './1763900500000-work-orders.js';
import { Identity1763900600000 } from './1763900600000-identity.js';
import { Notices1763900700000 } from './1763900700000-notices.js';
import { Watcher1763900800000 } from './1763900800000-watcher.js';
import { QueueOrder1763901000000 } from './1763901000000-queue-order.js';
import { PageContext1763901100000 } from './1763901100000-page-context.js';
import { Offers1763901200000 } from './1763901200000-offers.js';
import { Waits1763901300000 } from './1763901300000-waits.js';
import { AnswerMarks1763901400000 } from './1763901400000-answer-marks.js';
import { Sla1763901500000 } from './1763901500000-sla.js';
import { Callbacks1763901600000 } from './1763901600000-callbacks.js';
import { AuditChain1763901700000 } from './1763901700000-audit-chain.js';
import { Claims1763901800000 } from './1763901800000-claims.js';
import { Teams1763902500000 } from './1763902500000-teams.js';
import { Closing1763902600000 } from './1763902600000-closing.js';
import { Complaints1763903300000 } from './1763903300000-complaints.js';
import { IntentVersions1763903900000 } from './1763903900000-intent-versions.js';
import { Notes1763904000000 } from './1763904000000-notes.js';
import { CallbackWishes1763904100000 } from './1763904100000-callback-wishes.js';
import { Learning1763904400000 } from './1763904400000-learning.js';
import { ClaimRefusals1763904500000 } from './1763904500000-claim-refusals.js';
import { CareSteps1763904600000 } from './1763904600000-care-steps.js';
import { Supervising1763904700000 } from './1763904700000-supervising.js';
import { Accounts1763904800000 } from './1763904800000-accounts.js';
import { Abuse1763904900000 } from './1763904900000-abuse.js';
import { Conduct1763905000000 } from './1763905000000-conduct.js';
import { ConversationUsers1763905100000 } from './1763905100000-conversation-users.js';
import { WidgetSettings1763905200000 } from './1763905200000-widget-settings.js';
import { Pilots1763905300000 } from './1763905300000-pilots.js';
import { Labels1763905400000 } from './1763905400000-labels.js';
import { Shifts1763905500000 } from './1763905500000-shifts.js';
import { CompanyWidgets1763905600000 } from './1763905600000-company-widgets.js';
import { Vips1763905700000 } from './1763905700000-vips.js';
import { Corrections1763906100000 } from './1763906100000-corrections.js';
import { Search1763905800000 } from './1763905800000-search.js';
import { ConversationCompany1763905900000 } from './1763905900000-conversation-company.js';
import { ConversationWords1763906000000 } from './1763906000000-conversation-words.js';
import { VideoUploads1763906200000 } from './1763906200000-video-uploads.js';
import { Seen1763906300000 } from './1763906300000-seen.js';
import { Refiled1763906400000 } from './1763906400000-refiled.js';
import { WorkOrdersOfParcel1763906500000 } from './1763906500000-work-orders-of-parcel.js';
import { OutletTranslations1763906600000 } from './1763906600000-outlet-translations.js';

/** Every migration, oldest first. A migration that was released is never changed. */
export const migrations = [
  Platform1763900000000,
  Conversations1763900100000,
  Logistics1763900200000,
  Feeds1763900300000,
  RatesValidity1763900400000,
  LaneTrips1763900450000,
  WorkOrders1763900500000,
  Identity1763900600000,
  Notices1763900700000,
  Watcher1763900800000,
  QueueOrder1763901000000,
  PageContext1763901100000,
  Offers1763901200000,
  Waits1763901300000,
  AnswerMarks1763901400000,
  Sla1763901500000,
  Callbacks1763901600000,
  AuditChain1763901700000,
  Claims1763901800000,
  Teams1763902500000,
  Closing1763902600000,
  Complaints1763903300000,
  IntentVersions1763903900000,
  Notes1763904000000,
  CallbackWishes1763904100000,
  Learning1763904400000,
  ClaimRefusals1763904500000,
  CareSteps1763904600000,
  Supervising1763904700000,
  Accounts1763904800000,
  Abuse1763904900000,
  Conduct1763905000000,
  ConversationUsers1763905100000,
  WidgetSettings1763905200000,
  Pilots1763905300000,
  Labels1763905400000,
  Shifts1763905500000,
  CompanyWidgets1763905600000,
  Vips1763905700000,
  Search1763905800000,
  ConversationCompany1763905900000,
  ConversationWords1763906000000,
  Corrections1763906100000,
  VideoUploads1763906200000,
  Seen1763906300000,
  Refiled1763906400000,
  WorkOrdersOfParcel1763906500000,
  OutletTranslations1763906600000,
];
