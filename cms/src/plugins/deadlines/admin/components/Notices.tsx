import { Box, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { Board } from '../../server/services/board';

/** What the reader of the board should know before relying on it. */
export function Notices({ board }: { board: Board }) {
  const notices = [
    ...(board.hasNoDepartment ? [copy.board.noDepartmentNotice] : []),
    ...(board.provisionalYear === null ? [] : [copy.board.provisionalNotice(board.provisionalYear)]),
    ...mailNotices(board),
  ];
  return (
    <>
      {notices.map((notice) => (
        <Box key={notice} background="warning100" padding={3} hasRadius role="note">
          <Typography textColor="neutral800">{notice}</Typography>
        </Box>
      ))}
    </>
  );
}

function mailNotices({ mail }: Board): string[] {
  if (mail === null) return [];
  if (!mail.isSetUp) return [copy.mail.notices.off];
  return mail.problem === null ? [] : [copy.mail.notices.waiting(mail.waiting, mail.problem)];
}
