import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Put,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../identity/staff-auth.guard.js';
import type { StaffSession } from '../identity/staff-identity.service.js';
import { readBody } from '../platform/http/read-body.js';
import {
  companyIdSchema,
  widgetRevisionSchema,
  type WidgetRevision,
  type WidgetSettingsView,
} from '../protocol/index.js';
import { FOR_ALL } from './widget-settings.store.js';
import { WidgetSettingsService } from './widget-settings.service.js';

/** A logo is small; it is made smaller still. */
const LOGO_BYTES = 2_097_152;
const YEAR_SECONDS = 31_536_000;

/** Whose widget; without one, that of all companies that have none of their own. */
const chosenSchema = z.strictObject({ company: companyIdSchema.default(FOR_ALL) });
type Chosen = z.output<typeof chosenSchema>;

/** How the widget looks, for admins. */
@ApiTags('widget')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/widget-settings')
export class WidgetSettingsController {
  constructor(private readonly settings: WidgetSettingsService) {}

  @Get()
  @Requires('widget.edit')
  @ApiOperation({ summary: 'What is set, and what holds where nothing is.' })
  read(@Query({ schema: chosenSchema }) { company }: Chosen): { settings: WidgetSettingsView } {
    return { settings: this.settings.view(company) };
  }

  @Put()
  @Requires('widget.edit')
  @ApiOperation({ summary: 'Change it. `version` is the one the change was made from.' })
  @ApiBody({ schema: z.toJSONSchema(widgetRevisionSchema, { io: 'input' }) as object })
  async revise(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: chosenSchema }) { company }: Chosen,
    @Body({ schema: widgetRevisionSchema }) revision: WidgetRevision,
  ): Promise<{ settings: WidgetSettingsView }> {
    return { settings: await this.settings.revise(company, revision, staff.id, new Date()) };
  }

  @Put('logo')
  @Requires('widget.edit')
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp')
  @ApiOperation({ summary: 'Set the logo, as the body; it is made anew as a small PNG.' })
  async setLogo(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: chosenSchema }) { company }: Chosen,
    @Req() request: Request,
  ): Promise<{ settings: WidgetSettingsView }> {
    const bytes = await readBody(request, LOGO_BYTES);
    return { settings: await this.settings.setLogo(company, bytes, staff.id, new Date()) };
  }

  @Delete('logo')
  @Requires('widget.edit')
  @ApiOperation({ summary: 'Take the logo off.' })
  async removeLogo(
    @CurrentSession() { staff }: StaffSession,
    @Query({ schema: chosenSchema }) { company }: Chosen,
  ): Promise<{ settings: WidgetSettingsView }> {
    return { settings: await this.settings.removeLogo(company, staff.id, new Date()) };
  }
}

/** The logo, for everybody who sees the chat. */
@ApiTags('widget')
@Controller('widget/logo')
export class WidgetLogoController {
  constructor(private readonly settings: WidgetSettingsService) {}

  @Get(':file')
  @ApiOperation({ summary: 'The logo as a PNG; its name changes with it.' })
  read(
    @Param('file', { schema: z.string().regex(/^[0-9a-f]{32}\.png$/) }) file: string,
    @Res() response: Response,
  ): void {
    const logo = this.settings.logo(file.slice(0, 32));
    response.setHeader('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
    response.type('png').send(logo);
  }
}
