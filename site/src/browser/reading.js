// Plain script, loaded before the first paint so that a remembered large-type edition does not flash.
(() => {
  const key = 'reading';
  const root = document.documentElement;
  const store = storage();
  if (store?.getItem(key) === 'large') root.dataset.reading = 'large';

  document.addEventListener('DOMContentLoaded', () => {
    const box = document.getElementById('reading');
    box.checked = root.dataset.reading === 'large';
    box.addEventListener('change', () => {
      root.dataset.reading = box.checked ? 'large' : 'normal';
      store?.setItem(key, root.dataset.reading);
    });
  });

  // Browsers that refuse storage throw on the very access; the switch then works for the page in view.
  function storage() {
    try {
      return window.localStorage;
    } catch {
      return undefined;
    }
  }
})();
