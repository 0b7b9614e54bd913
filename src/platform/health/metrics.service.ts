import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { RealtimeService } from '../realtime/realtime.service.js';

/** Prometheus metrics. Labels are from closed lists: no ids, no text, no personal data. */
@Injectable()
export class MetricsService {
  readonly registry = new Registry();

  readonly messages = new Counter({
    name: 'relaydesk_messages_total',
    help: 'Messages stored, by who wrote them',
    labelNames: ['author'],
    registers: [this.registry],
  });

  readonly handoffs = new Counter({
    name: 'relaydesk_handoffs_total',
    help: 'Conversations the bot handed over, by reason',
    labelNames: ['reason'],
    registers: [this.registry],
  });

  readonly turns = new Histogram({
    name: 'relaydesk_turn_seconds',
    help: 'From taking up a message to the committed reply of the bot',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  readonly feedEvents = new Counter({
    name: 'relaydesk_feed_events_total',
    help: 'Tracking events that came in, by source and what became of them',
    labelNames: ['source', 'outcome'],
    registers: [this.registry],
  });

  readonly slowReaders = new Counter({
    name: 'relaydesk_slow_readers_total',
    help: 'Connections cut because they did not read',
    registers: [this.registry],
  });

  constructor(realtime: RealtimeService) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'relaydesk_connections',
      help: 'Sockets on this node, by kind',
      labelNames: ['kind'],
      registers: [this.registry],
      collect() {
        const counts = realtime.connectionCounts();
        this.set({ kind: 'customer' }, counts.customers);
        this.set({ kind: 'staff' }, counts.staff);
      },
    });
  }
}
