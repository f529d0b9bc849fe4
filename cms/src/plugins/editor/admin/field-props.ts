import type { ReactNode } from 'react';

/** What the content manager hands to an input; `O` is what the generator put into the attribute's options. */
export interface FieldProps<O> {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  labelAction?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  attribute: { options?: O };
}
