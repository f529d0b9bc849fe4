import { styled } from 'styled-components';

export const BarRow = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
  padding: 0.6rem 0.8rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const Plain = styled.button<{ $isActive: boolean; $startsGroup: boolean }>`
  padding: 0.5rem 0.9rem;
  margin-left: ${({ $startsGroup }) => ($startsGroup ? '1rem' : '0')};
  border: 0;
  border-radius: 4px;
  background: ${({ theme, $isActive }) => ($isActive ? theme.colors.primary100 : 'transparent')};
  color: ${({ theme, $isActive }) => ($isActive ? theme.colors.primary700 : theme.colors.neutral800)};
  font-size: 1.3rem;
  cursor: pointer;

  &:hover:enabled {
    background: ${({ theme }) => theme.colors.neutral200};
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
  &:disabled {
    color: ${({ theme }) => theme.colors.neutral400};
    cursor: not-allowed;
  }
`;

interface ToolButtonProps {
  label: string;
  onUse: () => void;
  isActive?: boolean;
  isDisabled?: boolean;
  /** A little space before it tells it from the button at its left. */
  startsGroup?: boolean;
}

export function ToolButton({ label, onUse, isActive, isDisabled = false, startsGroup = false }: ToolButtonProps) {
  return (
    <Plain
      type="button"
      $isActive={isActive ?? false}
      $startsGroup={startsGroup}
      aria-pressed={isActive}
      disabled={isDisabled}
      // The text keeps its selection while a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onUse}
    >
      {label}
    </Plain>
  );
}
