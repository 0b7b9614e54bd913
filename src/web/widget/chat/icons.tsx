/** @jsxImportSource preact */

/** Line icons on a 24 grid, in the colour of the text around them. Names are given outside. */
function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

export const CloseIcon = () => <Icon path="M6 9l6 6 6-6" />;
export const MoreIcon = () => <Icon path="M5 12h.01M12 12h.01M19 12h.01" />;
export const SendIcon = () => <Icon path="M12 19V5M5.5 11.5L12 5l6.5 6.5" />;
export const TickIcon = () => <Icon path="M5 12.5l4.5 4.5L19 7.5" />;
export const ClockIcon = () => <Icon path="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 4v4l3 2" />;
export const AlertIcon = () => <Icon path="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 4v5m0 2.6v.4" />;
export const DownIcon = () => <Icon path="M12 5v14m-6-6l6 6 6-6" />;
export const CopyIcon = () => (
  <Icon path="M9 9h10v10H9zM15 9V6a1 1 0 0 0-1-1H6a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h3" />
);
export const PhoneIcon = () => (
  <Icon path="M6 4h3l1.5 4L8.6 9.6a11 11 0 0 0 5.8 5.8L16 13.5l4 1.5v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z" />
);
export const PhotoIcon = () => (
  <Icon path="M8.5 7L10 5h4l1.5 2H19a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM12 10a3 3 0 1 0 0 6 3 3 0 0 0 0-6z" />
);
export const PersonIcon = () => (
  <Icon path="M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.6-3.4 3.6-5.5 7.5-5.5s6.9 2.1 7.5 5.5" />
);
export const BotIcon = () => (
  <Icon path="M12 4v3M7 7h10a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zm2.5 4.5v1.5m5-1.5v1.5" />
);
export const EmojiIcon = () => (
  <Icon path="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9 10h.01M15 10h.01M8.5 14a4.2 4.2 0 0 0 7 0" />
);
