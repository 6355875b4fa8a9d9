package io.meterproof.metering.ledger;

import io.meterproof.metering.rating.Line;
import java.util.List;

/** One link of an account's chain: immutable, numbered, and bound to its predecessor. */
public sealed interface LedgerEntry
        permits UsageEntry,
                ReversalEntry,
                TopUpEntry,
                FeeEntry,
                CycleChargesEntry,
                PeriodChargesEntry,
                StatementEntry,
                NoticeEntry {

    /** As it stands in the entry's JSON. */
    String type();

    EntryHeader header();

    /** The charges of this entry; empty where it has none. */
    List<Line> lines();
}
