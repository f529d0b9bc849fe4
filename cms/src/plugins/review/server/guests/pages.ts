import { currentBureau } from '../../../../lib/bureau';
import { markup, type Markup } from '../../../../lib/markup';
import { guestCopy, shanghaiMinute } from '../../guest-copy';
import { guestStyle } from './style';
import type { InvitationRow, Verdict } from './tables';
import { verdicts } from './tables';
import type { Receipt, Visit } from './visits';

const texts = guestCopy.page;

/** A whole page, which loads nothing and runs nothing. */
function document(title: string, content: Markup, mark: Markup | null = null): string {
  const { name } = currentBureau();
  return String(
    markup`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow, noarchive"><meta name="referrer" content="no-referrer"><title>${title} | ${name}</title><style>${guestStyle}</style></head><body>${mark ?? ''}<header><p>${name}</p></header><main>${content}</main></body></html>`,
  );
}

/** What a link shows before it is opened: nothing of the draft, and nobody’s name. */
export function landingPage({ fingerprint, expires_at }: InvitationRow, secret: string): string {
  const { lead, rules, until, open } = texts.landing;
  const items = rules.map((rule) => markup`<li>${rule}</li>`);
  return document(
    texts.title,
    markup`<h1>${texts.title}</h1><p>${lead(currentBureau().name)}</p><p><strong>${until(shanghaiMinute(expires_at))}</strong></p><ul>${items}</ul><form method="post" action="/review/guest/${fingerprint}/open"><input type="hidden" name="secret" value="${secret}"><button>${open}</button></form>`,
  );
}

export function refusalPage(text: string): string {
  const { title } = guestCopy.refusals;
  return document(title, markup`<h1>${title}</h1><p>${text}</p>`);
}

export function receiptPage({ answered }: Receipt): string {
  const verdict = guestCopy.verdicts[answered.verdict ?? 'remark'];
  const said = texts.thanksText(verdict, shanghaiMinute(answered.at));
  return document(
    texts.thanks,
    markup`<h1>${texts.thanks}</h1><p>${said}</p><p>${texts.thanksNote}</p><dl>${fact(texts.facts.fingerprint, guestCopy.fingerprint(answered.fingerprint))}</dl>`,
  );
}

const fact = (label: string, value: string): Markup => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`;

/** What somebody wrote who has to write it again, and why. */
export interface Rejected {
  problems: string[];
  verdict: string;
  opinion: string;
}

/** The draft in a frame without rights, under the guest's mark, and the form for his answer. */
export function visitPage(visit: Visit, mark: Markup, rejected: Rejected | null = null): string {
  const { row } = visit;
  const frame = `/review/guest/${row.fingerprint}/page`;
  return document(
    rejected ? texts.wrong : texts.title,
    markup`<h1>${texts.title}</h1>${rejected ? problemsOf(rejected) : ''}${factsOf(visit)}<h2>${texts.draft}</h2><p class="on-paper">${texts.onScreenOnly}</p><p class="on-screen"><a href="${frame}" target="_blank" rel="noopener">${texts.whole}</a></p><iframe class="on-screen" title="${texts.frame}" src="${frame}" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>${filesOf(visit)}${formOf(row, rejected)}`,
    mark,
  );
}

function factsOf({ row, inviter }: Visit): Markup {
  const { facts } = texts;
  const { guest, office, question, expires_at, fingerprint, hash } = row;
  const lines = [
    fact(facts.guest, guestCopy.person(guest, office)),
    fact(facts.by, inviter),
    fact(facts.question, question),
    fact(facts.until, shanghaiMinute(expires_at)),
    fact(facts.fingerprint, guestCopy.fingerprint(fingerprint)),
    fact(facts.hash, hash),
  ];
  return markup`<dl>${lines}</dl>`;
}

function filesOf({ row, files }: Visit): Markup {
  if (files.length === 0) return markup``;
  const items = files.map(({ name, sha256, sizeBytes }) => {
    const text = texts.file(name, Math.ceil(sizeBytes / 1024));
    const path = `/review/guest/${row.fingerprint}/files/${sha256}`;
    const title = row.with_files ? markup`<a href="${path}" download>${text}</a>` : markup`${text}`;
    return markup`<li>${title} <small>${texts.fileHash(sha256)}</small></li>`;
  });
  const closed = row.with_files ? markup`` : markup`<p>${texts.filesClosed}</p>`;
  return markup`<h2>${texts.files}</h2><ul>${items}</ul>${closed}`;
}

function problemsOf({ problems }: Rejected): Markup {
  const items = problems.map((problem) => markup`<li>${problem}</li>`);
  return markup`<div role="alert"><p><strong>${texts.wrong}</strong></p><ul>${items}</ul></div>`;
}

function formOf({ fingerprint, hash }: InvitationRow, rejected: Rejected | null): Markup {
  const choices = verdicts.map((verdict) => choiceOf(verdict, rejected?.verdict === verdict));
  return markup`<form class="on-screen" method="post" action="/review/guest/${fingerprint}/answer"><h2>${texts.answer}</h2><input type="hidden" name="seenHash" value="${hash}"><fieldset><legend>${texts.verdict}</legend>${choices}</fieldset><label for="opinion">${texts.opinion}</label><p id="opinion-hint" class="hint">${texts.opinionHint}</p><textarea id="opinion" name="opinion" rows="6" maxlength="2000" aria-describedby="opinion-hint">\n${rejected?.opinion ?? ''}</textarea><p class="hint">${texts.submitHint}</p><button>${texts.submit}</button></form>`;
}

const choiceOf = (verdict: Verdict, isChosen: boolean): Markup =>
  markup`<label class="choice"><input type="radio" name="verdict" value="${verdict}" required${isChosen ? ' checked' : ''}> ${guestCopy.verdicts[verdict]}</label>`;
