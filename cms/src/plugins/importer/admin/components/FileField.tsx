import { Field, Flex } from '@strapi/design-system';

interface Props {
  name: string;
  label: string;
  hint: string;
  accept?: string;
  isMultiple?: boolean;
  onChange: (files: File[]) => void;
}

/** The browser's own file field, which every keyboard and screen reader knows. */
export function FileField({ name, label, hint, accept, isMultiple = false, onChange }: Props) {
  return (
    <Field.Root name={name} id={name} hint={hint}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Field.Label>{label}</Field.Label>
        <input
          type="file"
          id={name}
          name={name}
          accept={accept}
          multiple={isMultiple}
          onChange={(event) => onChange([...(event.target.files ?? [])])}
        />
        <Field.Hint />
      </Flex>
    </Field.Root>
  );
}
