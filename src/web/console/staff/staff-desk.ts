import type {
  Message,
  Note,
  PresenceSet,
  Reassignment,
  SlaStage,
  Staff,
  StaffConversation,
  StaffPushes,
} from '../../../protocol/index.js';
import { PROTOCOL_VERSION } from '../../shared/contract.js';
import { Courier } from '../../shared/courier.js';
import { Line, type Greeting } from '../../shared/line.js';
import { Outbox } from '../../shared/outbox.js';
import { TypingSignal } from '../../shared/typing.js';
import { Asides } from './asides.js';
import {
  isMine,
  myList,
  waitingList,
  withConversation,
  withMessage,
  withoutConversation,
  type Known,
} from './conversation-lists.js';
import { DeskActions } from './desk-actions.js';
import type { DeskPorts, DeskView } from './desk-view.js';
import { OpenConversation } from './open-conversation.js';
import { ReadMarks } from './read-marks.js';
import { sameWhereEqual } from './same-where-equal.js';
import { Wall } from './wall.js';

const RETRY_MS = 3000;

/** A member of staff's side of the contract. */
export class StaffDesk {
  readonly line: Line;
  readonly typing: TypingSignal;
  readonly actions: DeskActions;
  readonly wall: Wall;
  view: DeskView;
  private known: Known = new Map();
  private offered: ReadonlySet<string> = new Set();
  private late: ReadonlyMap<string, SlaStage> = new Map();
  private presence: PresenceSet | null = null;
  private reassigned: Reassignment | null = null;
  private open: OpenConversation | null = null;
  /** Something changed that is not drawn yet. */
  private toDraw = false;
  private readonly asides = new Asides();
  private readonly marks: ReadMarks;
  private readonly outbox: Outbox;
  private readonly courier: Courier;
  private readonly listeners = new Set<() => void>();

  constructor(
    private staff: Staff,
    private readonly ports: DeskPorts,
  ) {
    const { wire, storage } = ports;
    const changed = () => this.publish();
    this.marks = new ReadMarks(storage);
    this.outbox = new Outbox(storage, `relaydesk:staff:${staff.id}:outbox:`, changed);
    this.line = new Line({
      ...ports,
      connect: () => wire.connect(),
      disconnect: () => wire.disconnect(),
      greet: () => this.greet(),
      changed: () => {
        changed();
        if (this.line.state === 'online') this.courier.resume();
      },
    });
    this.courier = new Courier(this.outbox, {
      lock: (_name, task) => task(),
      ready: () => this.line.state === 'online',
      conversationId: () => null,
      send: (conversationId, { clientId, text }) =>
        wire.call('message.send', { conversationId, clientId, text }),
      delivered: (message) => this.takeMessage(message),
      paused: changed,
    });
    this.typing = new TypingSignal((active) => {
      if (this.open && this.line.state === 'online')
        void wire.call('typing', { conversationId: this.open.id, active });
    });
    this.actions = new DeskActions(wire, {
      conversation: (conversation) => this.takeConversation(conversation),
      note: (note) => this.takeNote(note),
      workOrder: (order) => this.pushes.work_order(order),
    });
    this.wall = new Wall(wire, ports.now, changed);
    this.view = this.snapshot();
    wire.listen(this.line.signals, this.pushes);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Shows a conversation in the middle, or none. */
  select(id: string | null): void {
    if (id === (this.open?.id ?? null)) return;
    const left = this.open;
    this.typing.stop();
    this.open = id ? new OpenConversation(id, this.ports.wire, this.openChanged(id)) : null;
    // My own chats stay followed: their messages move the list.
    const leftRow = left && this.known.get(left.id);
    if (left && !(leftRow && isMine(leftRow, this.staff)))
      void this.ports.wire.call('conversation.leave', { conversationId: left.id });
    void this.open?.load();
    this.publish();
  }

  send(conversationId: string, text: string): void {
    this.typing.stop();
    this.outbox.put({ clientId: this.ports.newId(), conversationId, text });
    this.courier.kick();
  }

  retry(clientId: string): void {
    this.courier.retry(clientId);
  }

  discard(clientId: string): void {
    this.outbox.remove(clientId);
  }

  private readonly pushes: StaffPushes = {
    message: (message) => this.takeMessage(message),
    note: (note) => this.takeNote(note),
    consultation: (consultation) => {
      this.asides.takeConsultation(consultation);
      this.publish();
    },
    conversation: (conversation) => this.takeConversation(conversation),
    reassigned: (reassignment) => {
      this.reassigned = reassignment;
      this.publish();
    },
    'conversation.gone': ({ conversationId, version }) => {
      const row = this.known.get(conversationId);
      if (row && row.version > version) return;
      this.known = withoutConversation(this.known, conversationId);
      this.ifOpen({ conversationId }, (open) => (open.gone = true));
      this.publish();
    },
    typing: (told) => this.ifOpen(told, (open) => open.lamp.set(told.by, told.active)),
    offer: ({ conversationId }) => {
      this.offered = new Set([...this.offered, conversationId]);
      this.publish();
    },
    'offer.ended': ({ conversationId }) => {
      this.offered = new Set([...this.offered].filter((id) => id !== conversationId));
      this.publish();
    },
    sla: ({ conversationId, stage }) => {
      this.late = new Map(this.late).set(conversationId, stage);
      this.publish();
    },
    conduct: (told) => this.ifOpen(told, (open) => open.takeConduct(told.marks)),
    watchers: (told) => this.ifOpen(told, (open) => open.takeWatchers(told.watchers)),
    wall: (change) => this.wall.take(change),
    abuse: (told) => this.ifOpen(told, (open) => open.takeAbuse(told.abuse)),
    presence: (set) => {
      this.presence = set;
      this.publish();
    },
    work_order: (order) => this.ifOpen(order, (open) => open.takeWorkOrder(order)),
    bye: (error) => this.line.bye(error),
  };

  private async greet(): Promise<Greeting> {
    const answer = await this.ports.wire.call('hello', { protocol: PROTOCOL_VERSION });
    if (!answer.ok) {
      switch (answer.error.code) {
        case 'NOT_AUTHENTICATED':
        case 'TOKEN_INVALID':
        case 'TOKEN_EXPIRED':
          this.ports.signedOut();
          return { kind: 'refused' };
        case 'PROTOCOL_UNSUPPORTED':
        case 'ORIGIN_FORBIDDEN':
          return { kind: 'refused' };
        default:
          return { kind: 'again', afterMs: answer.error.retryAfterMs ?? RETRY_MS };
      }
    }
    this.staff = answer.staff;
    this.known = [...answer.waiting, ...answer.mine].reduce<Known>(
      (known, conversation) => withConversation(known, conversation, answer.staff),
      new Map(),
    );
    this.offered = new Set(answer.offers.map(({ conversationId }) => conversationId));
    const { presence, pausedUntil } = answer;
    this.presence = presence && { presence, pausedUntil };
    this.asides.reset(answer.consultations);
    this.marks.keepOnly(new Set(this.known.keys()));
    for (const conversation of answer.mine) this.follow(conversation);
    await this.open?.load();
    this.wall.resume();
    this.publish();
    return { kind: 'welcome' };
  }

  /** Hears the messages of one of my chats without loading its history. */
  private follow({ id, lastSeq }: StaffConversation): void {
    this.marks.begin(id, lastSeq);
    if (id === this.open?.id) return;
    void this.ports.wire
      .call('conversation.open', { conversationId: id, afterSeq: lastSeq })
      .then(
        (answer) => answer.ok && answer.messages.forEach((message) => this.takeMessage(message)),
      );
  }

  /** It was taken, passed on or answered: a new wait begins. */
  private notLate(id: string): void {
    this.late = new Map([...this.late].filter(([key]) => key !== id));
  }

  private takeConversation(conversation: StaffConversation): void {
    const before = this.known.get(conversation.id);
    if (before && before.state !== conversation.state) this.notLate(conversation.id);
    this.known = withConversation(this.known, conversation, this.staff);
    const now = this.known.get(conversation.id);
    const becameMine = now && isMine(now, this.staff) && !(before && isMine(before, this.staff));
    if (becameMine) this.follow(now);
    this.asides.takeConversation(conversation);
    if (conversation.id === this.open?.id) this.open.takeView(conversation);
    this.publish();
  }

  private takeMessage(message: Message): void {
    this.outbox.remove(message.clientId);
    this.known = withMessage(this.known, message);
    if (message.author.kind === 'staff') this.notLate(message.conversationId);
    if (message.conversationId === this.open?.id) this.open.takeMessages([message]);
    this.publish();
  }

  private takeNote(note: Note): void {
    if (note.author.id !== this.staff.id) this.asides.takeNote(note.conversationId);
    if (note.conversationId === this.open?.id) this.open.takeNotes([note]);
    this.publish();
  }

  private ifOpen(
    { conversationId }: { conversationId?: string | undefined },
    take: (open: OpenConversation) => void,
  ): void {
    if (this.open && conversationId === this.open.id) take(this.open);
  }

  private openChanged(id: string): (messages: readonly Message[]) => void {
    return (messages) => {
      if (this.open?.id !== id) return;
      for (const { clientId } of messages) this.outbox.remove(clientId);
      this.publish();
    };
  }

  private snapshot(before?: DeskView): DeskView {
    const mine = myList(this.known, this.staff);
    const asked = this.asides.list();
    const unread = new Map(asked.map((each) => [each.conversation.id, each.unread]));
    for (const { id, lastSeq } of mine) {
      unread.set(id, (unread.get(id) ?? 0) + this.marks.unread(id, lastSeq));
    }
    return {
      line: this.line.state,
      waiting: sameWhereEqual(before?.waiting, waitingList(this.known, this.staff)),
      mine: sameWhereEqual(before?.mine, mine),
      consultations: sameWhereEqual(
        before?.consultations,
        asked.map(({ conversation }) => conversation).filter(({ id }) => !this.known.has(id)),
      ),
      unread,
      noted: this.asides.noted(),
      open: this.open && sameWhereEqual(before?.open, this.open.view()),
      unsent: sameWhereEqual(before?.unsent, this.outbox.list()),
      offered: this.offered,
      late: this.late,
      presence: this.presence,
      reassigned: this.reassigned,
      wall: this.wall.view,
    };
  }

  /** Draws anew; what is in the middle of a page somebody looks at counts as read. */
  readonly publish = (): void => {
    const row = this.open && this.known.get(this.open.id);
    if (this.open && this.ports.watching()) {
      if (row) this.marks.read(row.id, row.lastSeq);
      if (row && isMine(row, this.staff)) this.open.seen();
      if (this.open.isLoaded && this.asides.seen(this.open.id))
        void this.ports.wire.call('mentions.read', { conversationId: this.open.id });
    }
    if (this.toDraw) return;
    this.toDraw = true;
    this.ports.nextFrame(() => {
      this.toDraw = false;
      this.view = this.snapshot(this.view);
      for (const listener of this.listeners) listener();
    });
  };
}
