import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { provinces, provinceSchema, type Province } from './places.js';
import { QuotesService } from './rates/quotes.service.js';

const provincesSchema = z.object({ provinces: z.array(provinceSchema) });
const productsSchema = z.object({
  products: z.array(z.object({ product: z.string(), name: z.string() })),
});

/** What rules, teams and notices name: places and products, by code. */
@ApiTags('logistics')
@Controller('api/v1')
export class PlacesController {
  constructor(private readonly quotes: QuotesService) {}

  @Get('provinces')
  @ApiOperation({ summary: 'Provinces with their cities, codes of GB/T 2260.' })
  @ApiOkResponse({ standardSchema: provincesSchema })
  provinces(): { provinces: readonly Province[] } {
    return { provinces: provinces() };
  }

  @Get('products')
  @ApiOperation({ summary: 'The products that have a price, by code.' })
  @ApiOkResponse({ standardSchema: productsSchema })
  async products(): Promise<z.infer<typeof productsSchema>> {
    return { products: await this.quotes.products() };
  }
}
