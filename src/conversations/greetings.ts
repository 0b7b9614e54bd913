import { Injectable } from '@nestjs/common';
import { WidgetSettingsService } from '../appearance/widget-settings.service.js';
import { IntentsService } from '../authoring/intents.service.js';
import type { Content, Locale } from '../protocol/index.js';

/** The first words of a conversation: those that an admin has set for the company, else the bot's own. */
@Injectable()
export class Greetings {
  constructor(
    private readonly intents: IntentsService,
    private readonly widget: WidgetSettingsService,
  ) {}

  in(locale: Locale, company: string): Content {
    const greeting = this.intents.greeting(locale);
    return { ...greeting, text: this.widget.greeting(locale, company) ?? greeting.text };
  }
}
