/** What the user typed or named cannot be used; the message says what to mend. Ends the program with status 2. */
export class InputFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputFault';
  }
}
