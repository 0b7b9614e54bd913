/** In hertz, one after the other. */
const NOTES = { plain: [660, 880], urgent: [880, 660, 880, 660] } as const;
const NOTE_SECONDS = 0.14;
const LOUDNESS = 0.12;
/** So long another tab of the same browser keeps silent. */
const SILENCE_MS = 1_000;

let speaker: AudioContext | null = null;

/**
 * A short chime, once for all tabs of the browser. Before anybody has clicked anything a browser
 * stays silent.
 */
export function chime(kind: keyof typeof NOTES): void {
  if (!('locks' in navigator)) return play(kind);
  void navigator.locks.request('relaydesk:chime', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play(kind);
    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
  });
}

function play(kind: keyof typeof NOTES): void {
  speaker ??= new AudioContext();
  void speaker.resume();
  for (const [at, frequency] of NOTES[kind].entries()) {
    const begin = speaker.currentTime + at * NOTE_SECONDS;
    const tone = speaker.createOscillator();
    const volume = speaker.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(LOUDNESS, begin);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_SECONDS);
    tone.connect(volume).connect(speaker.destination);
    tone.start(begin);
    tone.stop(begin + NOTE_SECONDS);
  }
}
