import { Injectable } from '@nestjs/common';
import { readDialogState, wordDay, wordTime, wordTrackingState } from '../dialog/index.js';
import { IdentityProofService } from '../logistics/identity-proof/identity-proof.service.js';
import { dayIn } from '../logistics/local-time.js';
import { LogisticsService } from '../logistics/logistics.service.js';
import { WorkOrdersService } from '../logistics/work-orders/work-orders.service.js';
import type { CannedValues, Locale, OutletsCard, ParcelCard } from '../protocol/index.js';
import type { ConversationEntity } from './conversation.entity.js';

/** Days are told by the business zone's calendar. */
const BUSINESS_ZONE = 'Asia/Shanghai';

type Asked = Pick<ConversationEntity, 'id' | 'dialog' | 'pageContext' | 'locale'>;

/** What is known in a conversation that a written reply may name. */
@Injectable()
export class ReplyValues {
  constructor(
    private readonly logistics: LogisticsService,
    private readonly proofs: IdentityProofService,
    private readonly workOrders: WorkOrdersService,
  ) {}

  /** The values in words of the customer's language; what is not known is missing. */
  async of(
    conversation: Asked,
    now: Date,
  ): Promise<{ locale: Locale; values: Omit<CannedValues, 'me' | 'team'> }> {
    const state = readDialogState(conversation.dialog);
    const locale = state.locale ?? conversation.locale;
    const waybill = state.slots.waybills?.[0] ?? conversation.pageContext?.waybill;
    const parcel = waybill ? await this.logistics.findParcel(waybill, now) : null;
    const place = state.slots.place?.adcode;
    return {
      locale,
      values: {
        ...(waybill && { waybill: parcel?.waybill ?? waybill }),
        ...(parcel && parcelValues(parcel, locale)),
        ...(waybill && (await this.customerOf(conversation.id, waybill, now))),
        ...outletValues(await this.outletOf(parcel, place, now)),
        ...(await this.orderOf(conversation.id, locale)),
      },
    };
  }

  /** The name, only once the customer proved to be the parcel's sender or receiver. */
  private async customerOf(
    conversationId: string,
    waybill: string,
    now: Date,
  ): Promise<Pick<CannedValues, 'customer'>> {
    const wanted = ['receiver_name', 'sender_name'] as const;
    const details = await this.proofs.details({ conversationId, waybill, wanted }, now);
    const own = details?.as.includes('receiver') ? 'receiver_name' : 'sender_name';
    const name = details?.as.length ? details.fields[own] : undefined;
    return name && !name.masked ? { customer: name.value } : {};
  }

  private async outletOf(
    parcel: ParcelCard | null,
    adcode: string | undefined,
    now: Date,
  ): Promise<OutletsCard['outlets'][number] | undefined> {
    const shown = { limit: 1, now };
    if (adcode) return (await this.logistics.findOutlets({ ...shown, adcode })).outlets[0];
    if (!parcel?.to) return undefined;
    const { province, city, district = '' } = parcel.to;
    const address = `${province === city ? '' : province}${city}${district}`;
    return (await this.logistics.findOutletsByAddress(address, shown)).outlets[0];
  }

  private async orderOf(
    conversationId: string,
    locale: Locale,
  ): Promise<Pick<CannedValues, 'reference' | 'deadline'>> {
    const [latest] = await this.workOrders.ofConversation(conversationId);
    if (!latest) return {};
    return { reference: latest.reference, deadline: wordTime(latest.deadline, locale) };
  }
}

function parcelValues(parcel: ParcelCard, locale: Locale): CannedValues {
  const city = parcel.events.find((event) => event.city)?.city;
  const { state, from, to, promisedAt } = parcel;
  return {
    state: wordTrackingState(state, locale),
    ...(city && { city }),
    ...(from && { from: from.city }),
    ...(to && { to: to.city }),
    ...(promisedAt && { due: wordDay(dayIn(BUSINESS_ZONE, new Date(promisedAt)), locale) }),
  };
}

function outletValues(outlet: OutletsCard['outlets'][number] | undefined): CannedValues {
  if (!outlet) return {};
  return { outlet: outlet.name, outlet_phone: outlet.phone, outlet_hours: outlet.hours };
}
