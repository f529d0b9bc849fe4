import { Box, Button, Flex, Radio, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { SheetAnswers, SheetQuestion } from '../../server/rules/sheet';

export type Answers = Partial<SheetAnswers>;
export const questions = Object.keys(copy.sheet.questions) as SheetQuestion[];

export const isAnswered = (answers: Answers): boolean => questions.every((question) => answers[question] !== undefined);
export const hasYes = (answers: Answers): boolean => questions.some((question) => answers[question]);

interface Props {
  /** What is answered for: the record, or one of its files. */
  title: string;
  /** Tells the questions of this list apart in the page. */
  testId: string;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Files come by the dozen: all no is one click there. */
  mayAllBeNo?: boolean;
}

/** The questions of the confidentiality sheet for one thing that is reviewed (R-SEC-01, R-SEC-02). */
export function AnswerList({ title, testId, answers, onChange, mayAllBeNo = false }: Props) {
  return (
    <Box tag="section" aria-label={title} data-testid={testId}>
      <Flex justifyContent="space-between" gap={4} paddingBottom={2}>
        <Typography fontWeight="bold">{title}</Typography>
        {mayAllBeNo && (
          <Button size="S" variant="tertiary" onClick={() => onChange(allNo)}>
            {copy.sheet.allNo}
          </Button>
        )}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {questions.map((question) => (
          <Question
            key={question}
            testId={`${testId}-${question}`}
            text={copy.sheet.questions[question]}
            answer={answers[question]}
            onAnswer={(answer) => onChange({ ...answers, [question]: answer })}
          />
        ))}
      </Flex>
    </Box>
  );
}

const allNo = Object.fromEntries(questions.map((question) => [question, false])) as unknown as Answers;

interface QuestionProps {
  testId: string;
  text: string;
  answer: boolean | undefined;
  onAnswer: (answer: boolean) => void;
}

function Question({ testId, text, answer, onAnswer }: QuestionProps) {
  return (
    <Flex justifyContent="space-between" gap={4} data-testid={testId}>
      <Typography>{text}</Typography>
      <Radio.Group
        aria-label={text}
        value={answer === undefined ? '' : String(answer)}
        onValueChange={(value: string) => onAnswer(value === 'true')}
      >
        <Flex gap={4}>
          <Radio.Item value="false">{copy.screen.no}</Radio.Item>
          <Radio.Item value="true">{copy.screen.yes}</Radio.Item>
        </Flex>
      </Radio.Group>
    </Flex>
  );
}
