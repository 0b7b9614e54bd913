import { Injectable } from '@nestjs/common';
import type { OutletsCard } from '../../protocol/index.js';
import { ADCODE_PATTERN, cityAdcodeOf } from '../adcode.js';
import { placeOf, placeText } from '../place-names.js';
import type { Position } from './coordinates.js';
import { readOutletQuestion } from './outlet-question.js';
import { CONSIDERED, OutletStore } from './outlet.store.js';
import { type OutletsShown, presentDistantOutlets, presentOutlets } from './outlets-card.js';

/** Outlets by place, by address and by distance. */
@Injectable()
export class OutletsService {
  constructor(private readonly outlets: OutletStore) {}

  /**
   * The outlets of a district, city or province, those that are open now first. A district
   * without any is answered with its city's, and `place` says so.
   */
  async ofPlace(adcode: string, shown: OutletsShown): Promise<OutletsCard> {
    if (!ADCODE_PATTERN.test(adcode)) return presentOutlets(adcode, [], shown);
    let place = adcode;
    let found = await this.outlets.within(adcode);
    const city = cityAdcodeOf(adcode);
    if (found.length === 0 && city !== adcode) {
      found = await this.outlets.within(city);
      if (found.length > 0) place = city;
    }
    return presentOutlets(nameOf(place), found, shown);
  }

  /**
   * The outlets an address or a question for one speaks of: those whose address has its street,
   * else those of its district or city.
   */
  async ofText(text: string, shown: OutletsShown): Promise<OutletsCard> {
    const { adcode, words } = readOutletQuestion(text);
    if (words.length > 0) {
      const found = await this.outlets.named(words, adcode, CONSIDERED);
      const place = (adcode ? nameOf(adcode) : '') + words.join('');
      if (found.length > 0 || !adcode) return presentOutlets(place, found, shown);
    }
    return adcode ? this.ofPlace(adcode, shown) : presentOutlets('', [], shown);
  }

  /** The outlets nearest to a position (GCJ-02), the nearest first. */
  async nearTo(position: Position, shown: OutletsShown): Promise<OutletsCard> {
    const considered = shown.openOnly ? CONSIDERED : shown.limit;
    return presentDistantOutlets(await this.outlets.near(position, considered), shown);
  }
}

function nameOf(adcode: string): string {
  const place = placeOf(adcode);
  return place ? placeText(place) : adcode;
}
