import { explainForgotten } from './dialogs';

/**
 * Strapi's sign-in page leads to a form that sends mail, which this system refuses (decision 0053). The link says whom to ask
 * instead; it is caught before Strapi's router sees the click, which the Enter key makes too.
 */
export function catchForgotten(): void {
  document.addEventListener(
    'click',
    (event) => {
      if (!(event.target instanceof Element) || !event.target.closest('a[href$="/auth/forgot-password"]')) return;
      event.preventDefault();
      event.stopPropagation();
      void explainForgotten();
    },
    true,
  );
}
