import { memo, useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CARE_QUERY, listClaims, listComplaints } from '../care/care-api.js';
import { ClaimItem } from '../care/claim-item.js';
import { ComplaintItem } from '../care/complaint-item.js';
import { Panel } from './panel.js';

const REFRESH_MS = 15_000;

/**
 * The claims and complaints of this conversation. What the customer is told of them shows that
 * they have changed.
 * @param toldSeq of the last message that the desk itself wrote
 */
export const CarePanel = memo(function CarePanel(props: {
  conversationId: string;
  toldSeq: number;
}) {
  const { conversationId, toldSeq } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const which = { conversation: conversationId };
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [...CARE_QUERY, 'conversation', conversationId] });
  }, [queries, conversationId, toldSeq]);
  const cases = useQuery({
    queryKey: [...CARE_QUERY, 'conversation', conversationId],
    queryFn: async () => ({
      claims: await listClaims(which),
      complaints: await listComplaints(which),
    }),
    refetchInterval: REFRESH_MS,
  });
  const { claims = [], complaints = [] } = cases.data ?? {};
  if (claims.length + complaints.length === 0) return null;
  return (
    <Panel title={t('care.title')} testId="cases">
      <ul className="work-orders">
        {claims.map((claim) => (
          <ClaimItem key={claim.id} claim={claim} />
        ))}
        {complaints.map((complaint) => (
          <ComplaintItem key={complaint.id} complaint={complaint} />
        ))}
      </ul>
    </Panel>
  );
});
