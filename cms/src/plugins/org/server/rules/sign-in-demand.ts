/**
 * Whether a sign-in takes all there is (decision 0052). Anything but `plain` does; `plain` is for a system to look at, whose
 * accounts are printed on the screen.
 */
export const isSignInStrict = (): boolean => process.env.YANGGUANG_SIGN_IN !== 'plain';

/** What a sign-in with the right password still lacks; the sign-in page asks for it and sends everything again. */
export type SignInDemand =
  | { kind: 'code' }
  | { kind: 'enrol'; secret: string; picture: string }
  /** The ticket stands for the code, which is used up by the time a new password is thought of. */
  | { kind: 'password'; reason: 'temporary' | 'expired'; ticket: string };

/** What the sign-in page sends beside e-mail and password. */
export interface SignInAnswers {
  code?: string;
  ticket?: string;
  newPassword?: string;
}
