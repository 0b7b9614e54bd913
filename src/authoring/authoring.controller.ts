import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentSession, Requires, StaffAuthGuard } from '../identity/staff-auth.guard.js';
import type { StaffSession } from '../identity/staff-identity.service.js';
import {
  intentEditSchema,
  localeSchema,
  overridingRegionSchema,
  reasonSchema,
} from '../protocol/index.js';
import { SourcesService } from './browse/sources.service.js';
import { ChecksService } from './check/checks.service.js';
import { DraftsService } from './drafts/drafts.service.js';
import { hashOfManifest } from './intent-set.js';
import { intentFilesJsonSchema } from './json-schema.js';
import { DraftPublishing } from './publishing/draft-publishing.service.js';

const titleSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  /** Files by name that differ from those that are live; null for one to remove. */
  files: z.record(z.string().max(80), z.string().nullable()).optional(),
});
const editsSchema = z.strictObject({ edits: z.array(intentEditSchema).min(1).max(200) });
const fileSchema = z.strictObject({
  name: z.string().max(80),
  content: z.string().nullable(),
  basedOn: z.string(),
});
const publishSchema = z.strictObject({
  reason: reasonSchema,
  overrideReason: reasonSchema.optional(),
});
const sayingsSchema = z.strictObject({
  texts: z.array(z.string().min(1).max(500)).min(1).max(200),
});
const trySchema = z.strictObject({
  messages: z.array(z.string().min(1).max(500)).min(1).max(30),
  locale: localeSchema.optional(),
  region: overridingRegionSchema.optional(),
});
const idSchema = z.uuid();
const sourceSchema = z.union([z.literal('live'), z.uuid()]);
const bodyOf = (schema: z.ZodType) => ({
  schema: z.toJSONSchema(schema, { io: 'input' }) as object,
});

/** What the bot knows, and drafts of it. `source` is `live` or a draft's id. */
@ApiTags('intents')
@ApiBearerAuth()
@UseGuards(StaffAuthGuard)
@Controller('api/v1/intents')
export class AuthoringController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly checks: ChecksService,
    private readonly sources: SourcesService,
    private readonly publishing: DraftPublishing,
  ) {}

  @Get('schema')
  @Requires('intents.read')
  @ApiOperation({ summary: 'The intent files as JSON Schema, for editors.' })
  schema(): object {
    return intentFilesJsonSchema();
  }

  @Get('sources/:source/intents')
  @Requires('intents.read')
  @ApiOperation({ summary: 'All intents, without their utterances.' })
  async list(@Param('source', { schema: sourceSchema }) source: string) {
    return { intents: await this.sources.list(source) };
  }

  @Get('sources/:source/intents/:name')
  @Requires('intents.read')
  @ApiOperation({ summary: 'One intent with its utterances and replies.' })
  intent(@Param('source', { schema: sourceSchema }) source: string, @Param('name') name: string) {
    return this.sources.intent(source, name);
  }

  @Get('sources/:source/canned')
  @Requires('intents.read')
  @ApiOperation({ summary: 'The canned replies of staff, with their files.' })
  async canned(@Param('source', { schema: sourceSchema }) source: string) {
    return { canned: await this.sources.canned(source) };
  }

  @Get('sources/:source/concepts')
  @Requires('intents.read')
  @ApiOperation({ summary: 'Words that mean the same, by concept, and what staff must not say.' })
  async concepts(@Param('source', { schema: sourceSchema }) source: string) {
    const concepts = await this.sources.concepts(source);
    return { concepts, forbidden: await this.sources.forbidden(source) };
  }

  @Get('sources/:source/flows')
  @Requires('intents.read')
  @ApiOperation({ summary: 'When the bot answers, asks back or hands over, and what it asks for.' })
  async flows(@Param('source', { schema: sourceSchema }) source: string) {
    return { settings: await this.sources.flows(source) };
  }

  @Get('sources/:source/regions')
  @Requires('intents.read')
  @ApiOperation({ summary: 'What regions say of their own, and how much of the set it is.' })
  async regions(@Param('source', { schema: sourceSchema }) source: string) {
    return { regions: await this.sources.regions(source) };
  }

  @Get('sources/:source/search')
  @Requires('intents.read')
  @ApiOperation({ summary: 'Utterances that hold the words `q`, at most 200.' })
  async search(@Param('source', { schema: sourceSchema }) source: string, @Query('q') q = '') {
    return { found: q.trim() ? await this.sources.search(source, q) : [] };
  }

  @Get('sources/:source/files')
  @Requires('intents.read')
  @ApiOperation({ summary: 'All files by name, as they are written.' })
  async files(@Param('source', { schema: sourceSchema }) source: string) {
    return { files: Object.fromEntries(await this.sources.filesOf(source)) };
  }

  @Post('sources/:source/readings')
  @HttpCode(200)
  @Requires('intents.read')
  @ApiOperation({ summary: 'What sentences mean to what is live, and utterances like them.' })
  @ApiBody(bodyOf(sayingsSchema))
  async readings(
    @Param('source', { schema: sourceSchema }) source: string,
    @Body({ schema: sayingsSchema }) { texts }: z.infer<typeof sayingsSchema>,
  ) {
    return { readings: await this.sources.readings(source, texts) };
  }

  @Post('sources/:source/try')
  @HttpCode(200)
  @Requires('intents.read')
  @ApiOperation({ summary: 'Rehearse a conversation; nothing is stored, ordered or told.' })
  @ApiBody(bodyOf(trySchema))
  async tryOut(
    @Param('source', { schema: sourceSchema }) source: string,
    @Body({ schema: trySchema }) { messages, locale, region }: z.infer<typeof trySchema>,
  ) {
    return {
      turns: await this.sources.tryOut(
        source,
        messages,
        { locale: locale ?? 'zh-CN', region },
        new Date(),
      ),
    };
  }

  @Get('drafts')
  @Requires('intents.read')
  @ApiOperation({ summary: 'Open drafts, the latest first. Without an owner: files on the disk.' })
  async listDrafts(@CurrentSession() { staff }: StaffSession) {
    return { drafts: await this.drafts.list(staff.id) };
  }

  @Post('drafts')
  @Requires('intents.edit')
  @ApiOperation({ summary: 'Begin a draft on what is live.' })
  @ApiBody(bodyOf(titleSchema))
  async begin(
    @CurrentSession() { staff }: StaffSession,
    @Body({ schema: titleSchema }) { title, files }: z.infer<typeof titleSchema>,
  ) {
    const changes = new Map(Object.entries(files ?? {}));
    return { draft: await this.drafts.begin(title, changes, staff.id, new Date()) };
  }

  @Get('drafts/:id')
  @Requires('intents.read')
  @ApiOperation({ summary: 'One draft.' })
  async draft(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ) {
    return { draft: await this.drafts.view(id, staff.id) };
  }

  @Post('drafts/:id/edits')
  @HttpCode(200)
  @Requires('intents.edit')
  @ApiOperation({ summary: 'Change things of a draft; comments and order stay.' })
  @ApiBody(bodyOf(editsSchema))
  async edit(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: editsSchema }) { edits }: z.infer<typeof editsSchema>,
  ) {
    return { draft: await this.drafts.edit(id, edits, staff.id, new Date()) };
  }

  @Put('drafts/:id/file')
  @Requires('intents.edit')
  @ApiOperation({ summary: 'Replace a file. `basedOn` is the text the change was made from.' })
  @ApiBody(bodyOf(fileSchema))
  @ApiConflictResponse({ description: 'INTENTS_CONFLICT: details name files and lines.' })
  async putFile(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: fileSchema }) file: z.infer<typeof fileSchema>,
  ) {
    return { draft: await this.drafts.putFile(id, file, staff.id, new Date()) };
  }

  @Post('drafts/:id/undo')
  @HttpCode(200)
  @Requires('intents.edit')
  @ApiOperation({ summary: 'Take the last change back.' })
  async undo(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ) {
    return { draft: await this.drafts.undo(id, staff.id, new Date()) };
  }

  @Post('drafts/:id/update')
  @HttpCode(200)
  @Requires('intents.edit')
  @ApiOperation({ summary: 'Bring in what was published since the draft began.' })
  @ApiConflictResponse({ description: 'INTENTS_CONFLICT: details name files and lines.' })
  async update(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ) {
    return { draft: await this.drafts.update(id, staff.id, new Date()) };
  }

  @Post('drafts/:id/check')
  @HttpCode(202)
  @Requires('intents.read')
  @ApiOperation({ summary: 'Check a draft against what is live; poll the same path for progress.' })
  async check(@Param('id', { schema: idSchema }) id: string) {
    return { check: await this.checks.begin(await this.drafts.filesOf(id)) };
  }

  @Get('drafts/:id/check')
  @Requires('intents.read')
  @ApiOperation({ summary: 'How far the check of the draft as it is now is, and its report.' })
  async checked(@Param('id', { schema: idSchema }) id: string) {
    // Asked again and again while a check runs: without reading the files.
    const { manifest } = await this.drafts.need(id);
    return { check: await this.checks.find(hashOfManifest(manifest)) };
  }

  @Post('drafts/:id/publish')
  @HttpCode(200)
  @Requires('intents.publish')
  @ApiOperation({ summary: 'Make a checked draft live on all nodes.' })
  @ApiBody(bodyOf(publishSchema))
  @ApiConflictResponse({
    description: 'CHECK_NEEDED, CHECK_FAILED, OWN_REQUEST or STATE_CONFLICT.',
  })
  async publish(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: publishSchema }) order: z.infer<typeof publishSchema>,
  ) {
    return this.publishing.publish(
      id,
      {
        reason: order.reason,
        ...(order.overrideReason && { overrideReason: order.overrideReason }),
      },
      staff,
      new Date(),
    );
  }

  @Delete('drafts/:id')
  @HttpCode(204)
  @Requires('intents.edit')
  @ApiOperation({ summary: 'Throw a draft away.' })
  async discard(
    @CurrentSession() { staff }: StaffSession,
    @Param('id', { schema: idSchema }) id: string,
  ): Promise<void> {
    await this.drafts.discard(id, staff.id, new Date());
  }
}
