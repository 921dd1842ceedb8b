/** A reinforcement that cannot be asked of a scenario; the message is a sentence, or one a line. */
export class ReinforceFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReinforceFault';
  }
}
