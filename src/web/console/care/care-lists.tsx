import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CARE_QUERY, listClaims, listComplaints, type Listed } from './care-api.js';
import { ClaimItem } from './claim-item.js';
import { ComplaintItem } from './complaint-item.js';

const REFRESH_MS = 15_000;

export function ClaimList({ which }: { which: Listed | 'approvals' }) {
  const { t } = useTranslation();
  const list = useQuery({
    queryKey: [...CARE_QUERY, 'claims', which],
    queryFn: () => listClaims(which),
    refetchInterval: REFRESH_MS,
  });
  if (list.isError) return <p role="alert">{t('errors.OFFLINE')}</p>;
  if (list.data?.length === 0) return <p className="muted">{t('care.none')}</p>;
  return (
    <ul className="work-orders" data-testid="claims">
      {list.data?.map((claim) => (
        <ClaimItem key={claim.id} claim={claim} />
      ))}
    </ul>
  );
}

export function ComplaintList({ which }: { which: Listed }) {
  const { t } = useTranslation();
  const list = useQuery({
    queryKey: [...CARE_QUERY, 'complaints', which],
    queryFn: () => listComplaints(which),
    refetchInterval: REFRESH_MS,
  });
  if (list.isError) return <p role="alert">{t('errors.OFFLINE')}</p>;
  if (list.data?.length === 0) return <p className="muted">{t('care.none')}</p>;
  return (
    <ul className="work-orders" data-testid="complaints">
      {list.data?.map((complaint) => (
        <ComplaintItem key={complaint.id} complaint={complaint} />
      ))}
    </ul>
  );
}
