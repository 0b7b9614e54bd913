import type { KeptStorage } from '../../shared/kept-storage.js';

const KEY = 'relaydesk:sound';
const SECONDS = 0.16;

/** A short tone for what was written while nobody looked; off until somebody wants it. */
export class Sound {
  constructor(private readonly storage: KeptStorage) {}

  get on(): boolean {
    return this.storage.getItem(KEY) === 'on';
  }

  /** Turning it on plays it once: browsers allow sound only after a touch, and one hears what it is. */
  set(on: boolean): void {
    if (on) this.storage.setItem(KEY, 'on');
    else this.storage.removeItem(KEY);
    this.play();
  }

  play(): void {
    if (!this.on) return;
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.12, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + SECONDS);
    tone.connect(volume).connect(context.destination);
    tone.onended = () => void context.close();
    tone.start();
    tone.stop(context.currentTime + SECONDS);
  }
}
