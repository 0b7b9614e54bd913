/** @jsxImportSource preact */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../../protocol/index.js';
import type { Appearance } from './appearance.js';
import { ClosedFooter } from './closed-footer.js';
import { Composer } from './composer.js';
import type { CustomerSession } from './customer-session.js';
import { Header } from './header.js';
import type { HostLink } from './host-link.js';
import { LanguageContext, loadLanguage, type Language } from './i18n/index.js';
import { Menu } from './menu/menu.js';
import { MessageList } from './message-list.js';
import { LineNotice, QueueNotice } from './notices.js';
import type { Sound } from './sound.js';
import { fetchPart, onDemand } from './on-demand.js';
import { useHost } from './use-host.js';
import { useView } from './use-view.js';

const CallbackSheet = onDemand(
  async () => (await import('./callback/callback-sheet.js')).CallbackSheet,
);
const HistorySheet = onDemand(
  async () => (await import('./history/history-sheet.js')).HistorySheet,
);

interface AppProps {
  session: CustomerSession;
  host: HostLink;
  sound: Sound;
  appearance: Appearance;
  firstLanguage: Language;
}

export function App({ session, host, sound, appearance, firstLanguage }: AppProps) {
  const [language, setLanguage] = useState(firstLanguage);
  const [calling, setCalling] = useState(false);
  const [looking, setLooking] = useState(false);
  const view = useView(session);
  const composer = useRef<HTMLTextAreaElement>(null);
  const { locale, t } = language;
  const wanted = useRef(locale);
  const setLocale = useCallback((next: Locale) => {
    wanted.current = next;
    void fetchPart(() => loadLanguage(next)).then((loaded) => {
      if (wanted.current === next) setLanguage(loaded);
    });
  }, []);

  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = appearance.title?.[locale] ?? t.title;
    session.setLocale(locale);
  }, [session, locale, t, appearance]);

  const say = (text: string) => {
    if (view.conversation?.state !== 'closed') return session.send(text);
    void session.startAnew({ text });
  };
  const rate = async (score: number, comment: string) => {
    const failure = await session.requests.rate(score, comment);
    if (!failure) host.tell({ type: 'csat', score });
    return failure;
  };
  useHost({ host, session, sound, view, composer, setLocale, say });

  const closed = view.conversation?.state === 'closed';
  const waiting = view.conversation?.state === 'waiting';
  return (
    <LanguageContext.Provider value={language}>
      <main
        class="chat"
        data-testid="chat"
        data-line={view.line}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          if (!closed) session.sendPhotos(event.dataTransfer?.files ?? []);
        }}
      >
        <Header
          conversation={view.conversation}
          appearance={appearance}
          onHuman={() => say(t.humanPhrase)}
          onClose={host.embedded ? () => host.tell({ type: 'close' }) : undefined}
        >
          <Menu
            sound={sound}
            messages={view.messages}
            onHistory={() => setLooking(true)}
            onEnd={closed || !view.conversation ? undefined : () => void session.end()}
          />
        </Header>
        <LineNotice line={view.line} pausedUntil={view.pausedUntil} unsent={view.unsent.length} />
        <MessageList session={session} view={view} onQuickReply={say} />
        <QueueNotice conversation={view.conversation} onCallMe={() => setCalling(true)} />
        {closed ? (
          <ClosedFooter
            view={view}
            onRate={rate}
            onStart={() => session.startAnew()}
            onCallMe={() => setCalling(true)}
          />
        ) : (
          <Composer
            inputRef={composer}
            withPerson={view.conversation?.state === 'person'}
            onTyping={session.typing}
            onSend={say}
            onPhotos={(files) => session.sendPhotos(files)}
          />
        )}
        {looking && (
          <HistorySheet
            requests={session.requests}
            shownId={view.conversation?.id}
            files={session.files}
            onClose={() => setLooking(false)}
          />
        )}
        {calling && (waiting || closed) && (
          <CallbackSheet
            waiting={waiting}
            onLeave={(wish) => session.requests.leaveCallback(wish)}
            onClose={() => setCalling(false)}
          />
        )}
      </main>
    </LanguageContext.Provider>
  );
}
