/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The read model; the only door through which pages get data. */
    content: import('./content/content.ts').Content;
    /** The public ledger of releases, for its own pages. */
    ledger: import('./content/ledger.ts').Ledger;
  }
}
