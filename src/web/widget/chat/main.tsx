/** @jsxImportSource preact */
import { render } from 'preact';
import { CUSTOMER_NAMESPACE } from '../../shared/contract.js';
import { pickLocale } from '../../shared/locale.js';
import { browserLock } from '../../shared/lock.js';
import { onReturn } from '../../shared/on-return.js';
import { uuid7 } from '../../shared/uuid7.js';
import { socketWire } from '../../shared/wire.js';
import { App } from './app.js';
import { appearanceOf } from './appearance.js';
import { chatStorage, company, ownKey } from './chat-storage.js';
import './chat.css';
import { CustomerSession } from './customer-session.js';
import { forgetVisitor } from './forget-visitor.js';
import { loadLanguage } from './i18n/index.js';
import { hostLink } from './host-link.js';
import { fetchPart } from './on-demand.js';
import { photoCarrier } from './photos/carrier.js';
import { Sound } from './sound.js';

const query = new URLSearchParams(location.search);
const locale = pickLocale([query.get('lang'), ...navigator.languages]);
const appearance = appearanceOf(document);
const storage = chatStorage(() => localStorage);
if (query.has('reset')) {
  forgetVisitor(storage);
  forgetVisitor(chatStorage(() => sessionStorage));
  photoCarrier.forget();
}
const session = new CustomerSession(
  {
    wire: socketWire(CUSTOMER_NAMESPACE),
    storage,
    lock: browserLock,
    newId: uuid7,
    browserOnline: () => navigator.onLine,
    random: Math.random,
    photos: photoCarrier,
    company,
    videoBytes: appearance.videoBytes ?? Infinity,
  },
  locale,
);
window.addEventListener('storage', (event) => {
  const key = ownKey(event.key);
  if (key !== undefined) session.storageChanged(key);
});
onReturn(session.line.resync);
window.addEventListener('offline', session.line.networkLost);
// After a reset nobody may be there to talk to: the first look at the chat opens the line.
if (!query.has('reset')) session.line.open();

const root = document.getElementById('chat');
if (root) {
  const host = hostLink(query.get('host'));
  const sound = new Sound(storage);
  // The line is being opened meanwhile.
  void fetchPart(() => loadLanguage(locale)).then((language) =>
    render(
      <App
        session={session}
        host={host}
        sound={sound}
        appearance={appearance}
        firstLanguage={language}
      />,
      root,
    ),
  );
}
