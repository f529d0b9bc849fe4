import { Typography } from '@strapi/design-system';
import { useRBAC, Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody, type Figure } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import type { AccountSummary } from '../../server/services/account-security';
import { useAccountSummaryQuery } from '../api';
import { accountsPath, securityPath } from './paths';

const texts = copy.widgets;
const lacks = ['locked', 'unassigned', 'withoutSecondFactor'] as const;
const namedAtMost = 8;
const mayGiveRights = [{ action: 'plugin::org.rights', subject: null }];

/** On the home page: accounts that are locked, that wait for a role, that have no second factor. */
export function Accounts() {
  const { data, isError } = useAccountSummaryQuery();
  const { allowedActions } = useRBAC(mayGiveRights);
  if (isError) return <Widget.Error>{texts.accountsFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  return (
    <WidgetBody name="accounts">
      <Figures figures={figuresOf(data, Boolean(allowedActions['canRights']))} />
      {lacks.map((lack) => (
        <Names key={lack} label={texts[lack]} names={data[lack] ?? []} />
      ))}
      {data.withoutSecondFactor === null && (
        <Typography variant="pi" textColor="neutral600">
          {texts.plain}
        </Typography>
      )}
    </WidgetBody>
  );
}

/** Locks and second factors are on the page of the security administrator, which nobody else may open. */
function figuresOf(data: AccountSummary, mayOpenSecurity: boolean): Figure[] {
  const security = mayOpenSecurity ? securityPath : accountsPath;
  const count = (names: readonly string[] | null): Pick<Figure, 'value' | 'isWarning'> => ({
    value: String(names?.length ?? 0),
    isWarning: (names?.length ?? 0) > 0,
  });
  return [
    { label: texts.active, value: String(data.active), to: accountsPath },
    { label: texts.locked, ...count(data.locked), to: security },
    { label: texts.unassigned, ...count(data.unassigned), to: accountsPath },
    ...(data.withoutSecondFactor
      ? [{ label: texts.withoutSecondFactor, ...count(data.withoutSecondFactor), to: security }]
      : []),
  ];
}

function Names({ label, names }: { label: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  const shown = names.slice(0, namedAtMost);
  const text = names.length > shown.length ? [texts.moreNames(shown, names.length)] : shown;
  return (
    <Typography variant="pi" textColor="neutral800" tag="p">
      {texts.names(label, text)}
    </Typography>
  );
}
