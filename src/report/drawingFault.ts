/** The installation lacks what charts are drawn with. The message is a sentence, and says what to do. */
export class DrawingFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DrawingFault';
  }
}
