import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CannedChoice } from '../../../protocol/index.js';
import { nameOf } from '../i18n/name-of.js';
import { usePreferences } from '../preferences.js';
import { ask } from '../session/session-api.js';
import { gapsIn, type Span } from '../../../protocol/reply-gaps.js';
import { fillReply, gapAfter, nameGaps } from './fill-reply.js';
import { findReplies, slashBefore, type CannedOption } from './find-replies.js';

/** The parcel moves meanwhile: values are asked for anew when the list opens later than this. */
const FRESH_MS = 15_000;

/** Where the text stands, and how it is replaced. */
interface Place {
  conversationId: string;
  text: string;
  setText: (text: string) => void;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** The list of canned replies under a caret that stands behind a `/shortcut`. */
export interface CannedList {
  options: readonly CannedOption[];
  /** The chosen one's place in the list. */
  at: number;
  pending: boolean;
  /** The text as it would be written. */
  filled: (option: CannedOption) => string;
  choose: (at: number) => void;
  pick: (option: CannedOption) => void;
}

/** Canned replies in a text area: the list while it is open, and what keys do. */
export function useCanned({ conversationId, text, setText, area }: Place) {
  const { i18n } = useTranslation();
  const { locale } = usePreferences();
  const [slash, setSlash] = useState<ReturnType<typeof slashBefore>>(null);
  const [at, choose] = useState(0);
  const loaded = useQuery({
    queryKey: ['canned', conversationId, i18n.language],
    queryFn: () => ask<CannedChoice>('GET', `/conversations/${conversationId}/canned`),
    enabled: slash !== null,
    staleTime: FRESH_MS,
  });
  const options = slash && loaded.data ? findReplies(loaded.data.replies, slash.words, locale) : [];

  /** Looks where the caret is now. */
  const look = (next: string, caret: number) => {
    setSlash(slashBefore(next, caret));
    choose(0);
  };
  const filled = (option: CannedOption) =>
    nameGaps(fillReply(option.text, loaded.data?.values ?? {}), (name) => nameOf('canned', name));
  const select = (span: Span | undefined) => {
    // The text has to be drawn before a part of it can be selected.
    if (span) requestAnimationFrame(() => area.current?.setSelectionRange(span.from, span.to));
  };
  const pick = (option: CannedOption) => {
    if (!slash) return;
    const reply = filled(option);
    const next = text.slice(0, slash.from) + reply + text.slice(slash.to);
    const end = slash.from + reply.length;
    setText(next);
    setSlash(null);
    area.current?.focus();
    select(gapsIn(next).find(({ from }) => from >= slash.from) ?? { from: end, to: end });
  };
  /** Selects the gap after a place; returns whether there is one left. */
  const goToGap = (place: number): boolean => {
    const gap = gapAfter(text, place);
    if (gap) area.current?.setSelectionRange(gap.from, gap.to);
    return gap !== undefined;
  };
  /** Returns whether the key was for the list, or went to a gap. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = options[at];
    if (slash && event.key === 'Escape') setSlash(null);
    else if (option && step) choose((at + step + options.length) % options.length);
    else if (option && !event.shiftKey && (event.key === 'Enter' || event.key === 'Tab'))
      pick(option);
    else if (event.key !== 'Tab' || event.shiftKey || !goToGap(area.current?.selectionEnd ?? 0))
      return false;
    event.preventDefault();
    return true;
  };
  const list: CannedList | null = slash && {
    options,
    at,
    pending: loaded.isPending,
    filled,
    choose,
    pick,
  };
  return { list, look, onKey, goToGap };
}
