import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShowFailure } from '../chat/use-actions.js';
import { ApiError } from '../session/session-api.js';
import { readRules, RULES_QUERY, writeRules, type RuleSets } from './rules-api.js';

/** A row under edit; its key stays while others are added and removed. */
export interface Row<Rule> {
  key: number;
  rule: Rule;
}

let keys = 0;

/** A set of rules under edit: nothing is stored before `save`, and all of it at once then. */
export function useRules<Name extends keyof RuleSets>(name: Name) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const showFailure = useShowFailure();
  const queries = useQueryClient();
  const queryKey = [...RULES_QUERY, name];
  const stored = useQuery({ queryKey, queryFn: () => readRules(name), staleTime: Infinity });
  const [edited, setEdited] = useState<{ version: number; rows: Row<RuleSets[Name]>[] } | null>(
    null,
  );
  const version = edited?.version ?? stored.data?.version ?? 0;
  const rows = edited?.rows ?? stored.data?.rules.map((rule, at) => ({ key: -1 - at, rule })) ?? [];
  const change = (next: Row<RuleSets[Name]>[]) => setEdited({ version, rows: next });
  const save = useMutation({
    mutationFn: () => writeRules(name, { version, rules: rows.map(({ rule }) => rule) }),
    onSuccess: (written) => {
      queries.setQueryData(queryKey, written);
      setEdited(null);
      void message.success(t('rules.saved'));
    },
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
    },
  });
  return {
    rows,
    loading: stored.isPending,
    dirty: edited !== null,
    add: (rule: RuleSets[Name]) => change([{ key: ++keys, rule }, ...rows]),
    set: (key: number, rule: RuleSets[Name]) =>
      change(rows.map((row) => (row.key === key ? { key, rule } : row))),
    remove: (key: number) => change(rows.filter((row) => row.key !== key)),
    save,
    /** Forgets the edit and shows what is stored by now. */
    reset: async () => {
      await queries.invalidateQueries({ queryKey });
      setEdited(null);
    },
  };
}
