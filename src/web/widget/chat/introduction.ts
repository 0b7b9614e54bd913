import type { CustomerReplies, PageContext } from '../../../protocol/index.js';
import type { Answer } from '../../shared/answer.js';

interface IntroductionPorts {
  prove: (
    conversationId: string,
    token: string,
  ) => Promise<Answer<CustomerReplies['identity.prove']>>;
  setContext: (conversationId: string, context: PageContext) => Promise<unknown>;
  /** The page's token was not taken. */
  refused: (code: string) => void;
  /** All that the page said is told: the customer's words may follow. */
  done: () => void;
}

/** What the page says of its visitor. Not kept: the page says it anew with every load. */
interface Saying {
  identity: string | null;
  context: PageContext | null;
}

const NOTHING: Saying = { identity: null, context: null };

/** Tells each conversation what the embedding page says of its visitor, once. */
export class Introduction {
  private saying = NOTHING;
  /** What the conversation was told already. */
  private told: Saying & { conversationId: string | null } = { ...NOTHING, conversationId: null };
  private telling = 0;

  constructor(private readonly ports: IntroductionPorts) {}

  get busy(): boolean {
    return this.telling > 0;
  }

  say(saying: Partial<Saying>): void {
    this.saying = { ...this.saying, ...saying };
  }

  forget(): void {
    this.saying = NOTHING;
  }

  /** For a hello, with the function to call once it was welcome. */
  forHello() {
    const { identity, context } = this.saying;
    return {
      fields: { ...(identity && { identity }), ...(context && { context }) },
      welcome: ({ conversation, identity: proof }: CustomerReplies['hello']) => {
        this.told = { conversationId: conversation.id, identity, context };
        if (proof?.proved === false) this.ports.refused(proof.code);
      },
    };
  }

  /** Tells what is new since the conversation was told last. */
  async tell(conversationId: string): Promise<void> {
    const { identity, context } = this.saying;
    const before = this.told.conversationId === conversationId ? this.told : NOTHING;
    this.told = { conversationId, identity, context };
    this.telling += 1;
    if (context && context !== before.context) await this.ports.setContext(conversationId, context);
    if (identity && identity !== before.identity) {
      const answer = await this.ports.prove(conversationId, identity);
      if (!answer.ok) this.ports.refused(answer.error.code);
    }
    this.telling -= 1;
    this.ports.done();
  }
}
