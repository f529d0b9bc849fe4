import { useEffect, useRef, useState, type RefObject } from 'react';
import { Box } from '@strapi/design-system';
import { previewCopy } from '../../preview-copy';

/** What a reader's screen is wide, in pixels; a computer's is made smaller where there is no room for it. */
export const widths = { desktop: 1280, phone: 390 } as const;
export type Width = keyof typeof widths;

/**
 * The page in a frame without rights: no script runs in it, it has no origin, and its links open beside it. What it may
 * load is laid down in the page itself.
 */
export function Frame({ page, width }: { page: string; width: Width }) {
  const room = useRef<HTMLDivElement>(null);
  const scale = Math.min(1, useWidth(room) / widths[width]);
  const height = `calc((100vh - 12rem) / ${scale})`;
  return (
    <Box ref={room} overflow="hidden" height="calc(100vh - 12rem)" minHeight="30rem" position="relative">
      <iframe
        title={previewCopy.frame}
        data-testid="preview-frame"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={page}
        style={{
          ...{ width: widths[width], height, minHeight: `calc(30rem / ${scale})`, border: 0 },
          ...{ background: '#fff', transform: `scale(${scale})`, transformOrigin: '0 0' },
        }}
      />
    </Box>
  );
}

/** Of an element, in pixels, as it is now. */
function useWidth(element: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState<number>(widths.desktop);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
