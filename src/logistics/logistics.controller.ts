import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CodedError } from '../platform/errors.js';
import {
  type OutletsCard,
  outletsCardSchema,
  type ParcelCard,
  parcelCardSchema,
  type QuoteCard,
  quoteCardSchema,
} from '../protocol/index.js';
import {
  type ArrivalAnswer,
  arrivalSchema,
  type ExampleWaybills,
  exampleWaybillsSchema,
  type OutletsQuery,
  outletsQuerySchema,
  positionOf,
  type QuoteQuery,
  quoteQuerySchema,
  type WaybillParams,
  waybillParamsSchema,
} from './logistics-queries.js';
import { LogisticsService } from './logistics.service.js';
import { divisionNames } from './place-names.js';
import { toGcj02 } from './outlets/coordinates.js';

const EXAMPLES_SHOWN = 8;

/** What anybody may ask about parcels, prices and outlets. */
@ApiTags('logistics')
@Controller('api/v1')
export class LogisticsController {
  constructor(private readonly logistics: LogisticsService) {}

  @Get('demo/waybills')
  @ApiOperation({ summary: 'Numbers of demo parcels to try, each in another state.' })
  @ApiOkResponse({ standardSchema: exampleWaybillsSchema })
  async exampleWaybills(): Promise<ExampleWaybills> {
    return { waybills: await this.logistics.exampleWaybills(EXAMPLES_SHOWN) };
  }

  @Get('waybills/:waybill')
  @ApiOperation({ summary: "A parcel's way so far, without personal data." })
  @ApiOkResponse({ standardSchema: parcelCardSchema })
  @ApiNotFoundResponse({ description: 'NOT_FOUND: no parcel has that number.' })
  async waybill(
    @Param({ schema: waybillParamsSchema }) params: WaybillParams,
  ): Promise<ParcelCard> {
    const card = await this.logistics.findParcel(params.waybill);
    if (!card) throw new CodedError('NOT_FOUND', 'No such waybill');
    return card;
  }

  @Get('waybills/:waybill/arrival')
  @ApiOperation({ summary: 'When a parcel may arrive, from what its lane took before.' })
  @ApiOkResponse({ standardSchema: arrivalSchema })
  @ApiNotFoundResponse({ description: 'NOT_FOUND: no such parcel, or not on its way.' })
  async arrival(
    @Param({ schema: waybillParamsSchema }) params: WaybillParams,
  ): Promise<ArrivalAnswer> {
    const estimate = await this.logistics.estimateArrival(params.waybill);
    if (!estimate) throw new CodedError('NOT_FOUND', 'No such waybill, or not on its way');
    if (estimate.kind !== 'range') return estimate;
    const { earliest, latest } = estimate;
    return { ...estimate, earliest: earliest.toISOString(), latest: latest.toISOString() };
  }

  @Get('quotes')
  @ApiOperation({ summary: 'What sending a parcel costs. Grams and fen; sizes in centimetres.' })
  @ApiOkResponse({ standardSchema: quoteCardSchema })
  @ApiBadRequestResponse({ description: 'INVALID_PAYLOAD: no weight, place or size.' })
  @ApiNotFoundResponse({ description: 'NOT_FOUND: a place is unknown or the lane not served.' })
  async quote(@Query({ schema: quoteQuerySchema }) query: QuoteQuery): Promise<QuoteCard> {
    const { from, to, grams, length, width, height, declared, cod, services, company } = query;
    const dims = length && width && height ? { length, width, height } : undefined;
    const card = await this.logistics.quote({
      fromAdcode: from,
      toAdcode: to,
      grams,
      dims,
      declaredFen: declared,
      codFen: cod,
      requested: services?.split(','),
      company,
    });
    if (!card)
      throw new CodedError('NOT_FOUND', 'No prices for that lane', { details: { from, to } });
    return card;
  }

  @Get('divisions')
  @Header('Cache-Control', 'public, max-age=86400')
  @ApiOperation({ summary: 'Provinces, cities and districts, by the beginning of their codes.' })
  divisions(): { divisions: { code: string; name: string }[] } {
    return { divisions: divisionNames() };
  }

  @Get('outlets')
  @ApiOperation({ summary: 'Outlets of a place, of an address or around a position.' })
  @ApiOkResponse({ standardSchema: outletsCardSchema })
  @ApiBadRequestResponse({ description: 'INVALID_PAYLOAD: not one place, address or position.' })
  outlets(@Query({ schema: outletsQuerySchema }) query: OutletsQuery): Promise<OutletsCard> {
    const { adcode, text, near, datum, open, limit } = query;
    const shown = { now: new Date(), limit, openOnly: open === 'now' };
    if (near) {
      const given = positionOf(near);
      return this.logistics.findOutletsNear(datum === 'wgs84' ? toGcj02(given) : given, shown);
    }
    if (text) return this.logistics.findOutletsByAddress(text, shown);
    return this.logistics.findOutlets({ ...shown, adcode: adcode ?? '' });
  }
}
