/** Frequencies in hertz, played one after another. */
const tones = { asked: [660, 880], "time-up": [880, 660, 880, 660] } as const;

const toneSeconds = 0.16;
const volume = 0.12;
let context: AudioContext | null = null;

/** Plays tones that the browser makes. Silent before the first press on a page, because browsers allow no sound until then. */
export function playTones(what: keyof typeof tones): void {
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  void context.resume();
  tones[what].forEach((hertz, place) => {
    if (context === null) return;
    const [oscillator, gain] = [context.createOscillator(), context.createGain()];
    const from = currentTime + place * toneSeconds;
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(volume, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + toneSeconds);
    oscillator.connect(gain).connect(destination);
    oscillator.start(from);
    oscillator.stop(from + toneSeconds);
  });
}
