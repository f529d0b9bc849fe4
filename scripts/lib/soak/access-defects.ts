import { cms } from './defect-of.ts';
import type { PlantedDefect } from './planted.ts';

/** The guards of who gets in, and of what he sees there; each as it is taken away, with the test that must fail then. */
export const accessDefects: PlantedDefect[] = [
  // Accounts.
  cms(
    'E4 one person holds two offices, or an office and a step',
    'plugins/org/server/account-guard.ts',
    'if (issue) refusal(copy.accounts.issues[issue]);',
    '',
    'tests/administrators.test.ts',
  ),
  cms(
    'B-2 one person lends himself every right',
    'plugins/org/server/rules/elevation.ts',
    `if (asked.account === by.account) return 'own';\n  return by.office === undefined || asked.office === by.office ? 'same-office' : null;`,
    'return null;',
    'src/plugins/org/server/rules/elevation.test.ts',
  ),
  cms(
    'D13 a request under lent rights is not put on record first',
    'plugins/org/server/lend-rights.ts',
    'await record(strapi, caller, user);',
    '',
    'tests/administrators.test.ts',
  ),
  cms(
    'E6 a session is opened without the second factor',
    'plugins/org/server/sign-in-steps.ts',
    'if (refusal) return [null, false, { message: refusal }];',
    '',
    'tests/signing-in.test.ts',
  ),
  cms(
    'E6 a session is opened by another way than the sign-in',
    'plugins/org/server/sign-in-steps.ts',
    'if (caller.state.signedIn !== userId) throw',
    'if (!userId) throw',
    'tests/signing-in.test.ts',
  ),
  cms(
    'E6 a code is good twice',
    'plugins/org/server/services/second-factors.ts',
    `.andWhere((query) => query.whereNull('last_step').orWhere('last_step', '<', step));`,
    ';',
    'tests/signing-in.test.ts',
  ),
  cms(
    'E6 codes are guessed without end',
    'plugins/org/server/sign-in-steps.ts',
    'if (isLockedAnywhere(await signIns().wrongCodes(user.email, countedSinceMs(nowMs)), nowMs)) {',
    `if (user.email === '') {`,
    'tests/signing-in.test.ts',
  ),
  cms(
    'E5 passwords are guessed without end',
    'plugins/org/server/sign-in-limit.ts',
    'if (!isLocked(failures, signIns.address(), nowMs)) return',
    'if (failures.length >= 0) return',
    'tests/sign-in-limit.test.ts',
  ),
  cms(
    'E5 the hash of a password is made whatever the password',
    'plugins/org/server/password-rules.ts',
    'await passwords().check(password, null);',
    '',
    'tests/signing-in.test.ts',
  ),
  cms(
    'E5 a password comes back',
    'plugins/org/server/services/passwords.ts',
    `(isKept ? 'used' : null)`,
    'null',
    'tests/signing-in.test.ts',
  ),
  cms(
    'E5 a session outlives half an hour of rest',
    '../config/admin.ts',
    'const idleSeconds = 30 * 60;',
    'const idleSeconds = 30 * 3600;',
    'tests/signing-in.test.ts',
  ),
  cms(
    'E4 an administrator is let in by a route that is not his',
    'lib/permissions.ts',
    'if (state.userAbility?.can(`plugin::${plugin}.${permission}`)) return true;',
    'if (state) return true;',
    'tests/administrators.test.ts',
  ),
  cms(
    'E5 guesses from many networks push each other out of the count',
    'plugins/audit/server/services/sign-ins.ts',
    `.where('at', '>=', shanghaiTime(new Date(sinceMs)))`,
    '.limit(100)',
    'tests/sign-in-limit.test.ts',
  ),
  cms(
    'E5 the time of a refusal tells which names exist',
    'plugins/org/server/even-sign-ins.ts',
    'if (!known?.password) {',
    `if (known === 'nobody') {`,
    'tests/sign-in-limit.test.ts',
  ),
  // Reviewers without an account.
  cms(
    'B-7 a second browser reads what a link has opened',
    'plugins/review/server/guests/visits.ts',
    'if (!browser || !holds(cookie, browser)) return',
    'if (!browser) return',
    'tests/review/routes.test.ts',
  ),
  cms(
    'B-7 a link outlives the content that it was made for',
    'plugins/review/server/guests/standing.ts',
    ' || asked.hash !== hash) return',
    ') return',
    'src/plugins/review/server/guests/standing.test.ts',
  ),
  cms(
    'B-7 a step is passed before the answer that it waits for',
    'plugins/review/server/services/reviews.ts',
    'await invitations().assertAnswered(trx, place, action, situationIn(file, draft.hash));',
    '',
    'tests/review/routes.test.ts',
  ),
  // What is not public stays within its section.
  cms(
    'B-6 whoever asks for a record of another section by its name gets it',
    'plugins/review/server/access/door.ts',
    'if (!(await scope.mayRead(place))) await refuse(strapi, ctx, place);',
    'if (!place.uid) await refuse(strapi, ctx, place);',
    'tests/access/access.test.ts',
  ),
  cms(
    'B-6 lists and searches of the content manager go through all sections',
    'plugins/review/server/access/rows.ts',
    'params.where = limited(strapi, model.uid, params.where ?? {}, reading);',
    '',
    'tests/access/access.test.ts',
  ),
  cms(
    'B-6 the list of states tells of records of other sections',
    'plugins/review/server/controllers/states.ts',
    'await scope.limit(unfinished)',
    'await unfinished',
    'tests/access/access.test.ts',
  ),
];
