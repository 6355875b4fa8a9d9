package io.meterproof.bundle.supersession;

import io.meterproof.bundle.Bundle;
import io.meterproof.bundle.BundleCodec;
import io.meterproof.bundle.BundledEntry;
import io.meterproof.bundle.Consistency;
import io.meterproof.bundle.PackedBundle;
import io.meterproof.bundle.verify.Findings;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.ledger.LedgerEntry;
import io.meterproof.metering.ledger.LedgerEntryJson;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Two bills that passed alone, and what is to show that the logs of the newer extend those of the older. */
record Pair(Bill older, Bill newer, Consistency consistency) {

    /** A bill that passed. */
    record Bill(Bundle bundle, List<LedgerEntry> entries, Findings findings) {
        static Bill of(byte[] file, Findings findings) {
            Bundle bundle = BundleCodec.decode(new String(PackedBundle.json(file), StandardCharsets.UTF_8))
                    .bundle();
            List<LedgerEntry> entries = bundle.entries().stream()
                    .map(BundledEntry::payload)
                    .map(LedgerEntryJson::decodePart)
                    .toList();
            return new Bill(bundle, entries, findings);
        }

        Optional<Agreement> agreement(Hash hash) {
            return bundle.documents().stream()
                    .filter(document -> document.hash().equals(hash))
                    .map(document -> DocumentCodec.decode(document.json()))
                    .filter(Agreement.class::isInstance)
                    .map(Agreement.class::cast)
                    .findFirst();
        }

        String words() {
            Findings.Checkpoint checkpoint = findings.checkpoint();
            return "passes alone, at checkpoint " + checkpoint.origin() + " size " + checkpoint.size();
        }
    }

    /** The entries that the newer bill alone has. */
    List<LedgerEntry> added() {
        return newer.entries().subList(older.entries().size(), newer.entries().size());
    }
}
