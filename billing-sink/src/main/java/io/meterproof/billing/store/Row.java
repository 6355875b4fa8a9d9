package io.meterproof.billing.store;

/** Something to keep. Byte arrays are owned by the rows and must not be changed. */
public sealed interface Row
        permits AccountRow,
                AlertRow,
                AnchorRow,
                AnomalyRow,
                BalanceRow,
                BlockRow,
                DocumentRow,
                EntryRow,
                ErasedAccountRow,
                ErasedAlertRow,
                ErasedBlockRow,
                ErasedEntryRow,
                MonthPartRow,
                PeriodRow,
                ProgressRow,
                RejectedRow,
                StatementRow,
                UnreadableRow {}
