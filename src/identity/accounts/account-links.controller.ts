import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { linkRefSchema, linkUseSchema, type LinkView } from '../../protocol/index.js';
import { AccountLinks } from './account-links.js';

/** For who has a one-time link and no password yet. The token comes in the body: no log keeps it. */
@ApiTags('sessions')
@Controller('api/v1/account-links')
export class AccountLinksController {
  constructor(private readonly links: AccountLinks) {}

  @Post('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Whose link it is and what for; using it is another request.' })
  @ApiBody({ schema: z.toJSONSchema(linkRefSchema) as object })
  async read(
    @Body({ schema: linkRefSchema }) { token }: z.infer<typeof linkRefSchema>,
  ): Promise<{ link: LinkView }> {
    return { link: await this.links.read(token, new Date()) };
  }

  @Post('use')
  @HttpCode(200)
  @ApiOperation({ summary: 'Set the password, once.' })
  @ApiBody({ schema: z.toJSONSchema(linkUseSchema) as object })
  use(
    @Body({ schema: linkUseSchema }) { token, password }: z.infer<typeof linkUseSchema>,
  ): Promise<{ login: string }> {
    return this.links.use(token, password, new Date());
  }
}
