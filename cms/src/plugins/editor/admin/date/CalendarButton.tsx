import { useRef } from 'react';
import { Box, IconButton } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import { styled } from 'styled-components';
import { copy } from '../../copy';

/** Where the browser's calendar opens from: it lies under the button, and only the button is reached by keys. */
const Anchor = styled.input`
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  opacity: 0;
  pointer-events: none;
`;

interface CalendarButtonProps {
  type: 'date' | 'datetime-local';
  value: string;
  onPick: (picked: string) => void;
}

export function CalendarButton({ type, value, onPick }: CalendarButtonProps) {
  const anchor = useRef<HTMLInputElement>(null);
  return (
    <Box position="relative">
      <Anchor
        ref={anchor}
        type={type}
        value={value}
        tabIndex={-1}
        aria-hidden
        onChange={(event) => onPick(event.target.value.replace('T', ' '))}
      />
      <IconButton
        type="button"
        variant="ghost"
        size="XS"
        label={copy.date.calendar}
        onClick={() => anchor.current?.showPicker()}
      >
        <Calendar />
      </IconButton>
    </Box>
  );
}
