/** Where a form leads: a nonce that makes its Save count once, and the question to go back to ("" for none). */
export interface FormPaths {
  readonly nonce: string;
  readonly back: string;
}
