import { z } from 'zod';
import { copy } from '../../copy';
import { passwordIssue } from './password';

/** Checked here so that a bad file is refused before anything is stored. */
const Password = z.string().refine((text) => passwordIssue(text) === null, copy.weakPassword);

/** The file named by `YANGGUANG_ACCOUNTS`: the accounts the system begins with (docs/contracts.md). */
export const AccountsFile = z.array(
  z.strictObject({
    email: z.email(),
    password: Password,
    /** Shown as the person's name. */
    name: z.string().min(1).max(40),
    /** Code of a role of `roles.ts`, or `strapi-super-admin`. */
    role: z.string().min(1),
  }),
);
export type FirstAccount = z.infer<typeof AccountsFile>[number];
