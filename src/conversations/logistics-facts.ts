import { Injectable } from '@nestjs/common';
import type { Facts } from '../dialog/index.js';
import { LogisticsService } from '../logistics/logistics.service.js';
import type { OutletsCard, ParcelCard, QuoteCard } from '../protocol/index.js';

/** More outlets than this in one answer are not read. */
const OUTLETS_SHOWN = 5;

/** What the dialogue asks of the world, answered by the logistics module. */
@Injectable()
export class LogisticsFacts implements Facts {
  constructor(private readonly logistics: LogisticsService) {}

  parcel(waybill: string): Promise<ParcelCard | null> {
    return this.logistics.findParcel(waybill);
  }

  quote(query: Parameters<Facts['quote']>[0]): Promise<QuoteCard | null> {
    return this.logistics.quote(query);
  }

  outlets({ adcode, locale }: Parameters<Facts['outlets']>[0]): Promise<OutletsCard> {
    return this.logistics.findOutlets({ adcode, locale, limit: OUTLETS_SHOWN });
  }
}
