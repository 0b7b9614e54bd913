/** A clock that runs so many times as fast as the one on the wall. All times in milliseconds. */
export class FastClock {
  private began = performance.now();

  constructor(readonly speed: number) {}

  /** It is zero now. */
  begin(): void {
    this.began = performance.now();
  }

  /** Simulated time since the beginning. */
  now(): number {
    return (performance.now() - this.began) * this.speed;
  }

  /** Resolves when so much simulated time has passed; nobody has to wait for it to end. */
  sleep(simulatedMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, simulatedMs / this.speed).unref());
  }

  /** Resolves at an instant of the simulation, at once where it is past. */
  until(simulatedMs: number): Promise<void> {
    return this.sleep(Math.max(0, simulatedMs - this.now()));
  }
}
