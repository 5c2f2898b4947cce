/** Something the person at the terminal can mend, in a sentence for them. */
export class Fault extends Error {
  override readonly name = "Fault";
}
